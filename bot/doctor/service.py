"""PolyglotVoice's address, the operator's key, and this machine's clock."""

import asyncio
from collections.abc import Sequence
from urllib.parse import urlsplit

from bot.doctor.finding import Finding, well, wrong
from bot.doctor.probe import HttpAnswer, NoAnswerError, ask
from bot.observe.checks import leads_elsewhere
from bot.polyglotvoice.errors import ApiError, BadKey, Broken, RateLimited
from bot.polyglotvoice.http import ApiClient, ApiTimeouts, fast_transport
from bot.polyglotvoice.models import ApiKey
from bot.proxy import proxy_for
from bot.settings import Settings

_MOST_APART_S = 30.0
_PATIENCE_S = 10.0
API_PATH = "/api/v1"
_OWN_KEY = "POLYGLOTVOICE_API_KEY"


async def check_service(settings: Settings, wait_s: float) -> tuple[list[Finding], HttpAnswer | None]:
    """Whether the API can be reached: one request without a key, which nobody's plan counts; any status will do.

    If so, whether POLYGLOTVOICE_API_KEY serves anybody, and works: that takes one request of its plan.
    """
    host, use = urlsplit(settings.polyglotvoice_api_url).netloc.rpartition("@")[2], _use_of_key(settings)
    try:
        answer = await _documentation(settings, wait_s)
    except NoAnswerError as error:
        return [wrong("PolyglotVoice", f"{host} (POLYGLOTVOICE_API_URL) does not answer: {error}"), *use], None
    if (trouble := trouble_in(answer)) is not None:
        return [wrong("PolyglotVoice", f"{host} {trouble}"), *use], answer
    if answer.status >= 500:
        trouble = f"{host} answers with an error of its own (HTTP {answer.status}): try again in a while"
        return [wrong("PolyglotVoice", trouble), *use], answer
    answers = well("PolyglotVoice", f"{host} answers (HTTP {answer.status})")
    return [answers, *(use or await _try_key(settings, wait_s))], answer


def _use_of_key(settings: Settings) -> list[Finding]:
    if settings.polyglotvoice_api_key is None or settings.allowed_chats or settings.operators:
        return []
    sentence = "it serves nobody: name the chats it is for in ALLOWED_CHATS, or people in OPERATORS, or leave it out"
    return [wrong(_OWN_KEY, sentence)]


async def _try_key(settings: Settings, wait_s: float) -> list[Finding]:
    about, secret, url = _OWN_KEY, settings.polyglotvoice_api_key, settings.polyglotvoice_api_url
    if secret is None:
        return []
    transport = fast_transport(proxy_for(url, settings.polyglotvoice_proxy))
    client = ApiClient(url, transport=transport, timeouts=ApiTimeouts(connect_s=wait_s, read_s=wait_s))
    try:
        async with asyncio.timeout(2 * wait_s):
            await client.list_tasks(ApiKey("operators", secret))
    except BadKey:
        return [wrong(about, "PolyglotVoice refuses it: create a new one in the profile; a key lives 30 days")]
    except RateLimited:
        return [well(about, "it works, and a limit of its plan is reached now")]
    except (ApiError, OSError) as error:
        if isinstance(error, Broken) and error.was_granted:
            return [well(about, "it works, though the list of tasks has a shape that is not known: see doctor --live")]
        return [wrong(about, "it could not be tried, since the API did not answer properly: mend that first")]
    finally:
        await client.aclose()
    return [well(about, "it works (this took one request of its plan)")]


async def check_alert_url(settings: Settings, wait_s: float) -> list[Finding]:
    """Whether anything answers where alarms are sent: by a GET, which sends none, and whatever it says to that."""
    if settings.alert_url is None:
        return []
    url = settings.alert_url.get_secret_value()
    try:
        answer = await ask(url, proxy=proxy_for(url), wait_s=wait_s)
    except NoAnswerError as error:
        return [wrong("ALERT_URL", f"it does not answer, so nobody would hear of a Telegram that is down: {error}")]
    return [well("ALERT_URL", f"something answers there (HTTP {answer.status}); no alarm was sent to try it")]


async def address_trouble(settings: Settings) -> str | None:
    """What is wrong with what answers at the API's address; None also where nothing answers, which may pass."""
    try:
        return trouble_in(await _documentation(settings, _PATIENCE_S))
    except NoAnswerError:
        return None


async def _documentation(settings: Settings, wait_s: float) -> HttpAnswer:
    url = settings.polyglotvoice_api_url
    proxy = proxy_for(url, settings.polyglotvoice_proxy)
    return await ask(f"{url}/developer/documentation", proxy=proxy, wait_s=wait_s)


def trouble_in(answer: HttpAnswer) -> str | None:
    """The API answers in JSON, with or without a key; its website and other servers don't, or know no such page."""
    if answer.elsewhere:
        return leads_elsewhere(answer.elsewhere)
    is_api = isinstance(answer.body, dict | list) and answer.status not in (404, 405)
    if is_api or answer.status >= 500 or answer.status in (401, 403, 429):
        return None
    return f"answers with HTTP {answer.status}, and not as the API does: POLYGLOTVOICE_API_URL must end in {API_PATH}"


def check_clock(answers: Sequence[HttpAnswer | None]) -> Finding:
    """This machine's clock against those of the services that answered."""
    ahead = [a.clock_ahead_s for a in answers if a is not None and a.clock_ahead_s is not None]
    if not ahead:
        return wrong("clock", "it can't be compared while no service answers: mend that first")
    # Where the services differ from each other, the nearest one is believed.
    nearest_s = min(ahead, key=abs)
    if abs(nearest_s) <= _MOST_APART_S:
        return well("clock", "it agrees with the services' clocks")
    how = "fast" if nearest_s > 0 else "slow"
    return wrong(
        "clock",
        f"this machine's clock is {abs(nearest_s):.0f} s {how}: let it be set from the network "
        "(timedatectl set-ntp true), or waits and limits will be wrong",
    )
