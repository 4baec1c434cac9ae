"""The tables of open data: laureates, what they won, and the grants in the French standard's form."""

from laureates.open_data.awards import AWARDS
from laureates.open_data.grants import GRANTS
from laureates.open_data.laureates import LAUREATES

TABLES = [LAUREATES, AWARDS, GRANTS]
