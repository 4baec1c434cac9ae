"""Sign-on at a provider of OpenID Connect, such as ProConnect: the authorization code flow, with PKCE."""
