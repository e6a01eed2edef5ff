"""People's records: accounts, the browsers they trust, sign-in links, hosts, shifts and seats."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import models
from django.utils.crypto import salted_hmac

from kaibo.kit.access import duties_from
from kaibo.kit.fields import EMPTY, MomentField
from kaibo.kit.models import Record
from kaibo.kit.rights import DUTY_LABELS, Duty

DUTY_CHOICES = [(duty.value, label) for duty, label in DUTY_LABELS.items()]


class User(Record, AbstractBaseUser):
    """A person who signs in.

    `username` is kept folded (`rules.folded`); `duties` is a sorted list of `kit.rights.Duty`
    codes; `password` and `pin` hold hashes; an empty one cannot be used to sign in.
    `session_epoch` counts how often the account was ended: a session of before is none.
    """

    read_right = "people.read"
    secret_fields = frozenset({"password", "pin"})

    username = models.CharField(
        "登录名", max_length=60, unique=True, error_messages={"unique": "这个登录名已经有人用了。"}
    )
    name = models.CharField("姓名", max_length=30)
    duties = models.JSONField("职务", default=list, blank=True)
    password = models.CharField("密码", max_length=200, blank=True)
    pin = models.CharField("PIN", max_length=200, blank=True)
    session_epoch = models.PositiveIntegerField("登录代次", default=0)
    # Kept in Facts instead: a sign-in is no change of the person's record.
    last_login = None

    USERNAME_FIELD = "username"

    class Meta(Record.Meta):
        verbose_name = "账号"
        verbose_name_plural = "账号"

    def __str__(self) -> str:
        return self.name

    def said(self, name: str, value: Any) -> str | None:
        """Duties by their words."""
        if name != "duties":
            return super().said(name, value)
        labels = dict(DUTY_CHOICES)
        return "、".join(labels.get(code, code) for code in value) or EMPTY

    @property
    def is_active(self) -> bool:  # type: ignore[override]
        """Whether the person may sign in."""
        return self.retired_at is None

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """What ties a session to the person as they are: Django asks for it at every request."""
        held = f"{self.session_epoch}:{self.password}"
        return salted_hmac("kaibo.session-auth", held, secret, algorithm="sha256").hexdigest()

    @property
    def duty_set(self) -> frozenset[Duty]:
        """The duties this version knows."""
        return duties_from(self.duties)


class Enrolment(Record):
    """This person may come back on this browser by PIN: made by a full sign-in there.

    The browser holds a random token in a cookie; the row holds its hash. `label` is the name the
    team gave the computer.
    """

    read_right = "people.account.write"
    secret_fields = frozenset({"token_hash"})

    user = models.ForeignKey(User, models.PROTECT, related_name="enrolments", verbose_name="账号")
    token_hash = models.CharField("设备凭证", max_length=64, db_index=True)
    label = models.CharField("电脑名称", max_length=40, blank=True)
    until = MomentField("有效至")

    class Meta(Record.Meta):
        verbose_name = "共用电脑登记"
        verbose_name_plural = "共用电脑登记"
        constraints = [
            models.UniqueConstraint(
                fields=["user", "token_hash"],
                condition=models.Q(retired_at=None),
                name="people_enrolment_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.user} {self.label}".strip()


class Ticket(Record):
    """A link that signs a person in once: the first sign-in, or a forgotten password."""

    read_right = "people.account.write"
    secret_fields = frozenset({"token_hash"})

    user = models.ForeignKey(User, models.PROTECT, related_name="tickets", verbose_name="账号")
    token_hash = models.CharField("链接凭证", max_length=64, unique=True)
    until = MomentField("有效至")
    used_at = MomentField("使用时间", null=True, blank=True)

    class Meta(Record.Meta):
        verbose_name = "登录链接"
        verbose_name_plural = "登录链接"

    def __str__(self) -> str:
        return f"{self.user}的登录链接"


class Host(Record):
    """Who can be on air. Not everyone here has an account, and not every account is a host."""

    read_right = "people.read"

    name = models.CharField("艺名", max_length=30)
    short = models.CharField("简称", max_length=4, blank=True)
    user = models.ForeignKey(
        User,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="hosts",
        verbose_name="账号",
    )
    note = models.CharField("备注", max_length=300, blank=True)

    class Meta(Record.Meta):
        verbose_name = "主播"
        verbose_name_plural = "主播"
        constraints = [
            models.UniqueConstraint(
                fields=["name"],
                condition=models.Q(retired_at=None),
                name="people_host_name_once",
                violation_error_message="已经有一位同名的主播。",
                violation_error_code="unique",
            )
        ]

    def __str__(self) -> str:
        return self.name


class Shift(Record):
    """One crew over one time in one room, [starts_at, ends_at) in UTC ms."""

    read_right = "people.read"

    room = models.CharField("直播间", max_length=60)
    starts_at = MomentField("开始", db_index=True)
    ends_at = MomentField("结束")
    note = models.CharField("备注", max_length=300, blank=True)

    class Meta(Record.Meta):
        verbose_name = "班次"
        verbose_name_plural = "班次"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")),
                name="people_shift_ends_later",
                violation_error_message="班次的结束时间要晚于开始时间。",
            )
        ]

    def __str__(self) -> str:
        field: Any = self._meta.get_field("starts_at")
        return f"{self.room} {field.spoken(self.starts_at)}"


class Seat(Record):
    """Who does what in a shift: a host on air, or a person with an account at another duty."""

    read_right = "people.read"

    shift = models.ForeignKey(Shift, models.PROTECT, related_name="seats", verbose_name="班次")
    duty = models.CharField("职务", max_length=20, choices=DUTY_CHOICES)
    host = models.ForeignKey(
        Host, models.PROTECT, null=True, blank=True, related_name="seats", verbose_name="主播"
    )
    user = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="seats", verbose_name="人员"
    )

    class Meta(Record.Meta):
        verbose_name = "班次席位"
        verbose_name_plural = "班次席位"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(host=None) ^ models.Q(user=None),
                name="people_seat_one_person",
                violation_error_message="一个席位坐一位主播，或一位有账号的人员。",
            )
        ]

    def __str__(self) -> str:
        return f"{DUTY_LABELS[Duty(self.duty)]} {self.host or self.user}"
