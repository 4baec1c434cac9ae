"""What leaves the house: feeds, the sync API, webhooks, open data. They follow one journal and give the same items."""
