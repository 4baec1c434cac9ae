"""Settings of the GraphQL API: what grapple is told, and the limits of one request."""

from cms.settings import env

# ``cms.api`` registers the types of the content apps itself.
GRAPPLE = {"APPS": [], "RICHTEXT_FORMAT": "html", "PAGE_SIZE": 10, "MAX_PAGE_SIZE": 100}

# Origins whose pages may call the API from a browser.
CORS_ORIGINS = env.CORS_ORIGINS.read()

# Limits of one request. A document beyond one of them is refused before anything runs.
API_LIMITS = {
    "body_bytes": 64 * 1024,
    "tokens": 2_000,
    "depth": 12,
    "aliases": 30,
    "directives": 50,
}

# What one request may cost, in the prices of cms.api.prices.
API_COST = 5_000
API_COST_WITH_KEY = 20_000

# How long the statements of one request may take, in all.
API_DATABASE_SECONDS = 3

# Whether documents are answered by their plans; else all by graphql-core's executor, which is their reference.
# While debugging, a request with the header ``X-Executor: reference`` is answered by the latter.
API_PLANS = env.API_PLANS.read()

# Items of one page of a list.
API_MAX_PAGE_SIZE = 100

# The only documents that are answered, by id; None for any document.
TRUSTED_DOCUMENTS = env.TRUSTED_DOCUMENTS.read()

# How often one address may ask, and behind how many proxies of ours it is found.
REQUESTS_PER_MINUTE = env.REQUESTS_PER_MINUTE.read()
TRUSTED_PROXIES = env.TRUSTED_PROXIES.read()
