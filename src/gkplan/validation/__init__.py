"""What is wrong with a plan: rules, the findings they make, how these are mended and told."""
