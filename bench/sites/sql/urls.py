"""The addresses of the hand-written views."""

from django.urls import path

from bench.sites.sql import views

urlpatterns = [
    path("list/", views.articles),
    path("article/", views.article),
    path("laureates/", views.laureates),
    path("search/", views.search),
]
