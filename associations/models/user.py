"""A person: an officer or a member of the city's staff. Mail is optional; rights are appointments."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from associations.rules.posts import NO_POSTS, Posts


class UserManager(BaseUserManager["User"]):
    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(number=username)


class User(AbstractBaseUser):
    """Signs in by mail or by 利用者番号, which people without mail are given on paper."""

    number = models.CharField("利用者番号", max_length=8, unique=True)
    name = models.CharField("氏名", max_length=60, help_text="姓と名の間を空けてください。")
    reading = models.CharField("ふりがな", max_length=80, blank=True)
    email = models.EmailField("メールアドレス", unique=True, null=True, blank=True)
    phone = models.CharField("電話番号", max_length=20, blank=True)
    registered_at = models.DateTimeField("登録日時")

    USERNAME_FIELD = "number"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    objects = UserManager()

    # Filled in for the signed-in person by the authentication back end, on every request.
    posts: Posts = NO_POSTS

    class Meta:
        verbose_name = "利用者"

    def __str__(self) -> str:
        return self.name

    @property
    def journal_name(self) -> str:
        return f"user:{self.pk}"

    @property
    def has_begun(self) -> bool:
        """Has a password, or came in by a mailed code."""
        return self.has_usable_password() or self.last_login is not None
