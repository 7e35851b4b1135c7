"""The commands of `gkplan git`; those that git itself runs are among them."""
