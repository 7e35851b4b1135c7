"""A site without a server: pages made of plans that say where every task stands on a day."""
