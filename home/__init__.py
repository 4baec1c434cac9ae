"""The front page, standard pages, forms, menus and the publication's settings."""
