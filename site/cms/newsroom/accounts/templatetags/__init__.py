"""Tags of the sign-in's templates."""
