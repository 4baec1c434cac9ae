"""The catalogue that data portals harvest, by DCAT-AP 3.0: one graph, written as JSON-LD and as Turtle."""
