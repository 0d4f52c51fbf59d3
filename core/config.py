"""Everything the environment may set. Read once, by main.py; the rest of the code gets narrow values.

A field's name in capitals is the variable, its description says what the variable takes.
"""

import hmac
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Annotated, Any, Literal, Self
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    FilePath,
    SecretStr,
    StringConstraints,
    ValidationError,
    model_validator,
)
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict, SettingsError

NESTED = "__"
LOOPBACK = {"localhost", "127.0.0.1", "::1"}


class SettingsWrongError(Exception):
    """The environment holds something we cannot use. The text names the variable and never shows its value."""


def _is_url(*schemes: str, path: bool = True) -> AfterValidator:
    def check(value: SecretStr | str) -> SecretStr | str:
        parts = urlsplit(value.get_secret_value() if isinstance(value, SecretStr) else value)
        port_is_sane = parts.port is None or parts.port > 0  # reading a wrong port raises ValueError by itself
        if parts.scheme not in schemes or not parts.hostname or not port_is_sane:
            raise ValueError
        if not path and (parts.path.rstrip("/") or parts.query):
            raise ValueError
        return value

    return AfterValidator(check)


def _public(value: str) -> str:
    if urlsplit(value).scheme != "https" and urlsplit(value).hostname not in LOOPBACK:
        raise ValueError
    return value.rstrip("/")


def _matches(pattern: str) -> AfterValidator:
    from re import fullmatch

    def check(value: SecretStr) -> SecretStr:
        if not fullmatch(pattern, value.get_secret_value()):
            raise ValueError
        return value

    return AfterValidator(check)


def _parts(value: object) -> object:
    """`a, b` as it stands in the environment."""
    return tuple(filter(None, map(str.strip, value.split(",")))) if isinstance(value, str) else value


ModelNames = Annotated[
    tuple[Annotated[str, StringConstraints(pattern=r"^[^\s:,]+:[^\s,]+$")], ...], NoDecode, BeforeValidator(_parts)
]
MODELS = "models as provider:model, the best first, with commas in between"

BotName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
Port = Annotated[int, Field(ge=1, le=65535)]


class BotSettings(BaseModel):
    """What one bot needs. A bot without a token is off."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    token: Annotated[SecretStr, _matches(r"\d{6,16}:[A-Za-z0-9_-]{30,}")] | None = Field(
        default=None, description="the token that BotFather gave, like 123456789:AAE…"
    )
    webhook_secret: Annotated[SecretStr, _matches(r"[A-Za-z0-9_-]{1,256}")] | None = Field(
        default=None, description="1 to 256 of the characters A-Z a-z 0-9 _ -"
    )


class Settings(BaseSettings):
    """The environment, checked. `.env` counts too; a variable that is really set goes before it."""

    model_config = SettingsConfigDict(
        frozen=True, extra="ignore", env_nested_delimiter=NESTED, env_ignore_empty=True, env_file_encoding="utf-8"
    )

    database_url: Annotated[SecretStr, _is_url("postgres", "postgresql")] | None = Field(
        default=None, description="postgres://user:password@host:port/database"
    )
    redis_url: Annotated[SecretStr, _is_url("redis", "rediss", "redis+cluster")] | None = Field(
        default=None, description="redis://host:port/0, or rediss:// for TLS, or redis+cluster:// for a cluster"
    )
    telegram_api_url: Annotated[str, _is_url("http", "https"), AfterValidator(lambda url: url.rstrip("/"))] | None = (
        Field(default=None, description="the base of a Bot API server, like https://api.telegram.org")
    )
    public_url: Annotated[str, _is_url("http", "https"), AfterValidator(_public)] | None = Field(
        default=None, description="the https address under which Telegram reaches the gateway"
    )
    gateway_port: Port = Field(default=8080, description="a port, 1 to 65535")
    playground_port: Port = Field(default=8082, description="a port, 1 to 65535")
    secret_key: Annotated[SecretStr, Field(min_length=32)] | None = Field(
        default=None, description="at least 32 random characters; required when PUBLIC_URL is set"
    )
    log_level: Literal["debug", "info", "warning", "error"] = Field(
        default="info", description="debug, info, warning or error"
    )
    log_format: Literal["auto", "console", "json"] = Field(
        default="auto", description="auto, console or json; auto means console on a terminal and json elsewhere"
    )
    openai_api_key: SecretStr | None = Field(default=None, description="a key of OpenAI, or of the server you name")
    openai_base_url: Annotated[str, _is_url("http", "https")] | None = Field(
        default=None, description="the base of a server that speaks OpenAI's protocol, like http://127.0.0.1:11434/v1"
    )
    deepseek_api_key: SecretStr | None = Field(default=None, description="a key of DeepSeek")
    gigachat_credentials: SecretStr | None = Field(default=None, description="the authorization key of GigaChat")
    gigachat_scope: Literal["GIGACHAT_API_PERS", "GIGACHAT_API_B2B", "GIGACHAT_API_CORP"] = Field(
        default="GIGACHAT_API_PERS", description="GIGACHAT_API_PERS, GIGACHAT_API_B2B or GIGACHAT_API_CORP"
    )
    gigachat_ca_bundle: FilePath | None = Field(
        default=None, description="the PEM file with the certificates that GigaChat's server is signed with"
    )
    ai_models: ModelNames = Field(default=(), description=MODELS)
    ai_judge_model: ModelNames = Field(default=(), description="a model that sees pictures, as provider:model")
    ai_speech_models: ModelNames = Field(default=(), description=MODELS)
    ai_transcription_models: ModelNames = Field(default=(), description=MODELS)
    ai_image_models: ModelNames = Field(default=(), description=MODELS)
    telegram_streaming: Literal["edits", "drafts"] = Field(
        default="edits", description="edits or drafts: how an answer is shown while it is being written"
    )
    bots: Annotated[dict[BotName, BotSettings], Field(description="a bot's settings, one variable each")] = Field(
        default_factory=dict
    )

    @model_validator(mode="after")
    def _a_public_address_needs_a_key(self) -> Self:
        if self.is_public and self.secret_key is None:
            raise ValueError("SECRET_KEY is not set: it is required when PUBLIC_URL is set")
        return self

    @property
    def is_public(self) -> bool:
        """Whether strangers can reach the gateway."""
        return self.public_url is not None and urlsplit(self.public_url).hostname not in LOOPBACK

    @property
    def database(self) -> str | None:
        return None if self.database_url is None else self.database_url.get_secret_value()

    @property
    def redis(self) -> str | None:
        return None if self.redis_url is None else self.redis_url.get_secret_value()

    @property
    def tokens(self) -> dict[str, str]:
        """The tokens by bot; only bots that have one."""
        return {name: bot.token.get_secret_value() for name, bot in self.bots.items() if bot.token is not None}

    @property
    def webhook_secrets(self) -> dict[str, str]:
        """The webhook secrets of the bots that have a token; all there after `complete`."""
        secrets = {name: self.bots[name].webhook_secret for name in self.tokens}
        return {name: secret.get_secret_value() for name, secret in secrets.items() if secret is not None}

    @property
    def secrets(self) -> list[str]:
        """Every secret value there is, so that logs can hide it."""
        keys = (self.openai_api_key, self.deepseek_api_key, self.gigachat_credentials)
        alone = [self.secret_key, *keys, *(bot.webhook_secret for bot in self.bots.values())]
        return [*self.tokens.values(), *(secret.get_secret_value() for secret in alone if secret is not None)]


def read_settings(env_file: Path | None = None) -> Settings:
    """Raises SettingsWrongError: one sentence that names the variable and what it takes."""
    try:
        return Settings(_env_file=env_file)
    except ValidationError as error:
        sentences = [_sentence(problem["loc"], problem.get("ctx", {})) for problem in error.errors(include_input=False)]
        raise SettingsWrongError(sentences[0]) from None
    except SettingsError:
        raise SettingsWrongError(f"BOTS is not a variable of its own: set BOTS{NESTED}<NAME>{NESTED}TOKEN.") from None
    except UnicodeDecodeError:
        raise SettingsWrongError(f"{env_file} is not a text file in UTF-8.") from None


def complete(settings: Settings, make_key: Callable[[], str]) -> Settings:
    """Adds what follows: a key when none is set (`make_key`), and from it the webhook secrets that are not set."""
    key = settings.secret_key.get_secret_value() if settings.secret_key is not None else make_key()
    bots = {name: _with_webhook_secret(name, bot, key) for name, bot in settings.bots.items()}
    return settings.model_copy(update={"secret_key": SecretStr(key), "bots": bots})


def _with_webhook_secret(name: str, bot: BotSettings, key: str) -> BotSettings:
    if bot.webhook_secret is not None:
        return bot
    derived = hmac.digest(key.encode(), f"webhook of {name}".encode(), "sha256").hex()
    return bot.model_copy(update={"webhook_secret": SecretStr(derived)})


def _sentence(where: tuple[int | str, ...], context: Mapping[str, Any]) -> str:
    if not where:
        return f"{context['error']}."
    if where[0] != "bots":
        where = where[:1]  # one of a list is wrong: the list is what the person can change
    name = NESTED.join(str(part) for part in where).upper().removesuffix(f"{NESTED}[KEY]")
    fields = Settings.model_fields if len(where) == 1 else BotSettings.model_fields
    field = fields.get(str(where[-1]))
    if field is None:
        return f"{name} is not a setting: a bot has BOTS{NESTED}<NAME>{NESTED}TOKEN and …{NESTED}WEBHOOK_SECRET."
    return f"{name} cannot be used: it takes {field.description}."


def as_environment(settings: Settings) -> dict[str, str]:
    """The settings as variables, for the processes that `up` starts; `read_settings` makes the same of them."""
    values: dict[str, str] = {}
    for name, value in settings:
        if name != "bots" and value is not None:
            values[name.upper()] = _plain(value)
    for bot, own in settings.bots.items():
        for name, value in own:
            if value is not None:
                values[NESTED.join(("BOTS", bot.upper(), name.upper()))] = _plain(value)
    return values


def process_environment(settings: Settings) -> dict[str, str]:
    """The whole environment of a process that works with these settings."""
    return {**os.environ, **as_environment(settings)}


def secret(value: SecretStr | None) -> str | None:
    """The value itself, for whoever connects with it."""
    return None if value is None else value.get_secret_value()


def _plain(value: SecretStr | tuple[str, ...] | Path | str | int) -> str:
    if isinstance(value, tuple):
        return ",".join(value)
    return value.get_secret_value() if isinstance(value, SecretStr) else str(value)
