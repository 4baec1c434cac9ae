"""The door of the newsroom for content apps: what they need to declare what editors see and must do."""
