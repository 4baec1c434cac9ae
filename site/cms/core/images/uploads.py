"""Pictures on their way into the library: what can't be shown is refused, with a sentence."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from PIL import Image
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm


class PictureField(WagtailImageField):
    """Wagtail's field, which looks at a picture's first bytes; this one also sees whether all of it can be read."""

    def to_python(self, data: Any) -> Any:
        """Return the file, checked.

        Raises:
            ValidationError: no picture of an allowed type, another type than its name says, damaged or too large.
        """
        try:
            file = super().to_python(data)
            if file is not None:
                _read_whole(file)
        except ValidationError:
            raise
        except Exception as error:  # Readers of pictures fail in any way on those that are none.
            raise ValidationError(self.error_messages["invalid_image"], code="invalid_image") from error
        return file


class LibraryImageForm(BaseImageForm):
    """The form of a picture, wherever one is uploaded."""

    file = PictureField(label=capfirst(_("file")), widget=BaseImageForm.Meta.widgets["file"])


def _read_whole(file: Any) -> None:
    file.seek(0)
    with Image.open(file) as picture:
        picture.load()
    file.seek(0)
