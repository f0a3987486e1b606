"""Who is signed in: a person who holds a post today. Asked anew on every request."""

from allauth.account.auth_backends import AuthenticationBackend
from django.utils import timezone

from associations.models import User
from associations.queries.posts import posts_of


class AppointmentBackend(AuthenticationBackend):
    """A term that ended ends every session with it: `get_user` finds no posts and returns None."""

    def get_user(self, user_id: int) -> User | None:
        user = super().get_user(user_id)
        if user is None:
            return None
        user.posts = posts_of(user, timezone.now())
        return user if user.posts.any else None
