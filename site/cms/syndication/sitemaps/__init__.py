"""What search engines are told: the sitemap of each reader site, and robots.txt."""
