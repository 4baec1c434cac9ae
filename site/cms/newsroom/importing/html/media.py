"""Videos and the like: the address of the page behind a player."""

import re

_PLAYERS = (
    (
        re.compile(r"(?:https?:)?//(?:www\.)?youtube(?:-nocookie)?\.com/embed/([\w-]+)"),
        "https://www.youtube.com/watch?v={}",
    ),
    (re.compile(r"(?:https?:)?//player\.vimeo\.com/video/(\d+)"), "https://vimeo.com/{}"),
    (re.compile(r"(?:https?:)?//(?:www\.)?dailymotion\.com/embed/video/(\w+)"), "https://www.dailymotion.com/video/{}"),
)
_VIDEOS = re.compile(
    r"https?://(?:www\.)?(?:youtube\.com/watch\?|youtu\.be/|vimeo\.com/\d|dailymotion\.com/video/|dai\.ly/)"
)
_ADDRESS = re.compile(r"https?://[^\s<>\"]+")


def page_of_player(src: str) -> str | None:
    """Return the page that shows what a player's frame shows; None for a player that we don't know."""
    for pattern, page in _PLAYERS:
        if found := pattern.match(src):
            return page.format(found[1])
    return None


def is_video(address: str) -> bool:
    """Return whether an address is that of a page that shows a video: alone in a paragraph, it stands for the video."""
    return bool(_VIDEOS.match(address))


def only_address(text: str) -> str | None:
    """Return the address that a text is, if it is nothing else."""
    return text if _ADDRESS.fullmatch(text) else None
