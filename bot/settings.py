"""The settings, read from the environment and `.env`, all validated at once at start."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

from cryptography.fernet import Fernet
from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.store.address import Kind, read_address

_WEBHOOK_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
_PROXIES = ("http", "https", "socks5", "socks5h")
_IN_A_PATH = re.compile(r"[A-Za-z0-9_-]{8,200}")
Numbers = Annotated[frozenset[int], NoDecode]


class SettingsError(Exception):
    """The bot can't start as it is set up: permanent until a person mends that, unless it `may_pass`.

    `problems` holds one sentence for each fault; none of them repeats a value, since values are secret.
    """

    def __init__(self, problems: list[str], *, may_pass: bool = False) -> None:
        super().__init__("; ".join(problems))
        self.problems = problems
        self.may_pass = may_pass


class Settings(BaseSettings):
    """Every setting of the bot. docs/settings.md lists the same names with their consequences."""

    model_config = SettingsConfigDict(env_file=".env", env_file_encoding="utf-8", extra="ignore", env_ignore_empty=True)

    bot_token: SecretStr
    telegram_api_url: str = "https://api.telegram.org"
    telegram_api_local: bool = False
    telegram_files_dir: Path | None = None
    telegram_proxy: SecretStr | None = None
    polyglotvoice_api_url: str = "https://polyglotvoice.ru/api/v1"
    polyglotvoice_proxy: SecretStr | None = None
    polyglotvoice_api_key: SecretStr | None = None
    redis_url: SecretStr | None = None
    redis_wait_replicas: int | None = Field(default=None, ge=0, le=10)
    data_dir: Path = Path("data")
    encryption_key: SecretStr | None = None
    allowed_chats: Numbers = frozenset()
    operators: Numbers = frozenset()
    person_jobs_at_once: int = Field(default=40, ge=0)
    person_jobs_per_hour: int = Field(default=60, ge=0)
    chat_jobs_at_once: int = Field(default=200, ge=0)
    chat_jobs_per_hour: int = Field(default=400, ge=0)
    person_minutes_per_day: int = Field(default=0, ge=0)
    person_minutes_per_month: int = Field(default=0, ge=0)
    person_requests_per_day: int = Field(default=0, ge=0)
    person_requests_per_month: int = Field(default=0, ge=0)
    group_minutes_per_day: int = Field(default=0, ge=0)
    group_minutes_per_month: int = Field(default=0, ge=0)
    group_requests_per_day: int = Field(default=0, ge=0)
    group_requests_per_month: int = Field(default=0, ge=0)
    trial_notes: int = Field(default=0, ge=0, le=1000)
    trial_notes_per_day: int = Field(default=50, ge=0)
    trial_note_seconds: int = Field(default=60, ge=1, le=3600)
    webhook_url: str | None = None
    webhook_secret: SecretStr | None = None
    webhook_certificate: Path | None = None
    hint_secret: SecretStr | None = None
    http_host: str = "127.0.0.1"
    http_port: int = Field(default=8080, ge=0, le=65535)
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    log_format: Literal["text", "json"] = "text"
    sentry_dsn: SecretStr | None = None
    alert_url: SecretStr | None = None

    @field_validator("allowed_chats", "operators", mode="before")
    @classmethod
    def _read_numbers(cls, value: object) -> object:
        if isinstance(value, str):
            return frozenset(int(part) for part in value.replace(",", " ").split())
        return value

    @field_validator("bot_token")
    @classmethod
    def _check_token(cls, value: SecretStr) -> SecretStr:
        number, _, secret = value.get_secret_value().partition(":")
        if not (number.isascii() and number.isdigit()) or not secret or not secret.isprintable() or " " in secret:
            raise ValueError("must look like 123456789:AA…, as @BotFather gives it")
        return value

    @field_validator("telegram_api_url", "polyglotvoice_api_url", "webhook_url")
    @classmethod
    def _check_url(cls, value: str | None) -> str | None:
        if value is None:
            return None
        parts = urlsplit(value)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise ValueError("must be a URL that begins with http:// or https://")
        return value.rstrip("/")

    @field_validator("alert_url")
    @classmethod
    def _check_alert_url(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None:
            cls._check_url(value.get_secret_value())
        return value

    @field_validator("webhook_certificate")
    @classmethod
    def _check_certificate(cls, value: Path | None) -> Path | None:
        try:
            text = "" if value is None else value.read_text("ascii")
        except (OSError, UnicodeError):
            raise ValueError("must be a file that the bot's user can read") from None
        if value is not None and ("BEGIN CERTIFICATE" not in text or "PRIVATE KEY" in text):
            raise ValueError(
                "must be a PEM file with the certificate alone: its key stays with the server before the bot"
            )
        return value

    @field_validator("telegram_proxy", "polyglotvoice_proxy")
    @classmethod
    def _check_proxy(cls, value: SecretStr | None) -> SecretStr | None:
        parts = urlsplit(value.get_secret_value()) if value is not None else None
        try:
            is_fit = parts is None or (parts.scheme in _PROXIES and bool(parts.hostname) and (parts.port or 1) > 0)
        except ValueError:
            is_fit = False
        if not is_fit:
            raise ValueError("must be a proxy's URL, such as http://user:password@host:3128 or socks5://host:1080")
        return value

    @field_validator("log_level", "log_format", mode="before")
    @classmethod
    def _any_case(cls, value: object, info: object) -> object:
        if not isinstance(value, str):
            return value
        return value.upper() if getattr(info, "field_name", "") == "log_level" else value.lower()

    @field_validator("hint_secret")
    @classmethod
    def _check_hint_secret(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and not _IN_A_PATH.fullmatch(value.get_secret_value()):
            raise ValueError("must be 8 to 200 letters, digits, hyphens or underscores, since it stands in a URL")
        return value

    @field_validator("redis_url")
    @classmethod
    def _check_redis_url(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None:
            read_address(value.get_secret_value())
        return value

    @field_validator("webhook_secret")
    @classmethod
    def _check_secret(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and not _WEBHOOK_SECRET.fullmatch(value.get_secret_value()):
            raise ValueError("must be 1 to 256 letters, digits, _ or -, as Telegram takes it")
        return value

    @property
    def bot_id(self) -> str:
        """The bot's id, which stands before the colon of its token and outlives it."""
        return self.bot_token.get_secret_value().partition(":")[0]

    @property
    def replicas_to_wait_for(self) -> int:
        """How many replicas must have a write that others are told about; one, where a failover is to be expected."""
        if self.redis_wait_replicas is not None or self.redis_url is None:
            return self.redis_wait_replicas or 0
        return 0 if read_address(self.redis_url.get_secret_value()).kind is Kind.SINGLE else 1

    @field_validator("encryption_key")
    @classmethod
    def _check_keys(cls, value: SecretStr | None) -> SecretStr | None:
        for part in split_keys(value):
            try:
                Fernet(part)
            except ValueError:
                raise ValueError(f"must hold Fernet keys, comma-separated; {MAKE_A_KEY}") from None
        return value

    @model_validator(mode="after")
    def _check_together(self) -> "Settings":
        if self.redis_url is not None and not split_keys(self.encryption_key):
            raise ValueError(f"ENCRYPTION_KEY must be set where REDIS_URL is; {MAKE_A_KEY}")
        if self.trial_notes and self.polyglotvoice_api_key is None:
            raise ValueError("POLYGLOTVOICE_API_KEY must be set where TRIAL_NOTES is: it pays for them")
        if self.webhook_url is not None and self.webhook_secret is None:
            raise ValueError("WEBHOOK_SECRET must be set where WEBHOOK_URL is")
        return self


MAKE_A_KEY = 'make one with python3 -c "import base64,os;print(base64.urlsafe_b64encode(os.urandom(32)).decode())"'

MISSING_TOKEN = (
    "BOT_TOKEN is missing: ask @BotFather in Telegram for one (/newbot) and put it into .env; "
    "to try the bot without any account, run `make demo`"
)


def split_keys(value: SecretStr | None) -> list[str]:
    """The Fernet keys of a comma-separated setting, in order, blanks left out."""
    if value is None:
        return []
    return [part.strip() for part in value.get_secret_value().split(",") if part.strip()]


def load_settings(overrides: Mapping[str, object] | None = None) -> Settings:
    """Read the settings; raises SettingsError that names every fault at once, without any value."""
    try:
        return Settings(**(overrides or {}))  # type: ignore[arg-type]
    except ValidationError as error:
        raise SettingsError([_sentence(dict(fault)) for fault in error.errors()]) from None
    except UnicodeError:
        raise SettingsError([".env is not UTF-8 text: save it as UTF-8"]) from None
    except OSError as error:
        raise SettingsError([unreadable(error)]) from None


def unreadable(error: OSError) -> str:
    """That a file with settings can't be read."""
    return f"{error.filename or '.env'} can't be read ({error.strerror}): try it as root, or as the bot's user"


def _sentence(fault: Mapping[str, object]) -> str:
    location = fault.get("loc")
    name = str(location[0]).upper() if isinstance(location, tuple) and location else ""
    if name == "BOT_TOKEN" and fault.get("type") == "missing":
        return MISSING_TOKEN
    text = str(fault.get("msg", "is not valid")).removeprefix("Value error, ")
    if fault.get("type") == "value_error" and "invalid literal" in text:
        text = "must hold whole numbers, comma-separated"
    return f"{name} {text}".strip()
