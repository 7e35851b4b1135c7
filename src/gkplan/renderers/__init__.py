"""The printed forms of a plan, one file each: `render(plan, options) -> str`."""
