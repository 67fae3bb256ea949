"""Tasks, from whatever shape the service gives them in. Pure."""

import re
from collections.abc import Collection, Mapping
from dataclasses import replace
from functools import lru_cache

from bot.polyglotvoice.errors import Broken
from bot.polyglotvoice.models import Created, Phase, Task, TaskPage
from bot.polyglotvoice.wire import pages, requests, tree
from bot.polyglotvoice.wire.refusals import explain
from bot.polyglotvoice.wire.response import Response
from bot.polyglotvoice.wire.tree import find, one_line, printable

# Open point "status names": what ends well and badly; what ends "with warnings" or "with errors" has a result.
_DONE = re.compile(
    r"completed?|done|finished|ended|success(?:ful)?|succeed(?:ed)?|ready|transcribed|processed|translated|summari[sz]ed|exported"
    r"|finali[sz]ed|available|ready_\w+|delivered|partial|partially_\w+|partial_success|(?:готов|заверш[её]н|закончен|выполнен|обработан|распознан)[оаы]?"
    r"|успе(?:шно(?:_(?:заверш|законч|обработ|выполн|распозн|расшифр|транскриб)\w+)?|х)|готов[оаы]?_к_(?:скачив|загрузк|просмотр)\w+"
    r"|частично(?:_\w+)?|(?:completed?|done|finished|готово|завершено)_(?:partially|successfully|частично|успешно)"
    r"|successfully_\w+|all_done|saved|stored|archived|published|(?:расшифрован|транскрибирован)[оаы]?"
)
_RUNNING = re.compile(
    r"(?!missing)\w+ing(?:_\w+)?|queued?|process|run|(?:in_)?progress|started|uploaded|created|new|accepted|submitted|scheduled"
    r"|retry|received|paused|on_hold|held|blocked|(?:в_)?(?:очереди|обработк[еа]|процесс[е]?)|ожида(?:ние|ет)|(?!не_)\w+[аеёи]тся(?:_\w+)?|в_(?:работе|ожидании)"
)
_FAILED = re.compile(
    r"failed(?:_permanently)?|failure|errore?d?|cancell?ed|unsuccessful|declined|rejected|refused|expired|revoked|aborted|stopped|terminated|killed|crashed"
    r"|timeout|timed_out|interrupted|invalid|deleted|dead|corrupt(?:ed)?|unsupported|\w+_(?:failed|exceeded|error)|(?:ошибк[аи]|сбой)(?:_\w+)?|не_?удалось|неудача|провал"
    r"|(?:отмен[её]н|отклон[её]н|прерван|остановлен|отозван|просрочен)[оаы]?"
)
_OF_THE_TASK = re.compile(
    r"^(?:(?:transcription|transcript|result|transcribing|transcribe|task|job|processing|status|state|обработка|расшифровка|распознавание|транскрибация|задача)_)+"
)
_BY_WHOM = re.compile(r"_(?:by_\w+|пользователем|системой)$")
_WITH_REMARKS = re.compile(r"_(?:with|с)_(?:warn|err|remark|issue|ошибк|предупр|замеч)\w*$")
# Open point "the task's id inside an object".
_IDS = ("task_id", "id", "uuid", "transcription_id", "job_id", "guid")
_WRAPPERS = ("task", "item", "transcription", "job", "attributes", "node", *tree.ENVELOPES)
_NAMES = ("name", "filename", "file_name", "original_filename", "original_name", "source_name", "title")
DURATIONS = ("duration", "duration_s", "duration_seconds", "duration_sec", "audio_duration",
             "media_duration", "length_s", "length_seconds", "length")  # fmt: skip
LANGUAGES = ("language", "detected_language", "language_code", "lang")
_STATUSES = ("status", "state", "task_status", "job_status", "transcription_status", "processing_status")
_STATUS_WORDS = ("status_display", "status_name", "status_text", "status_label", "state_name")
_ERRORS = (
    "error", "error_message", "message", "detail", "reason", "failure_reason", "status_message", "errors", "error_text",
    "error_description", "error_details", "fail_reason", "failed_reason", "status_reason", "error_code",
)  # fmt: skip
_FINISHED = ("finished_at", "completed_at", "ended_at", "done_at", "processed_at")
_CREATED = ("created_at", "created", "submitted_at", "queued_at", "uploaded_at", "date_created")
_FLAGS = ("done", "is_done", "completed", "is_completed", "finished", "is_finished", "ready", "is_ready")
_PROGRESS = ("progress", "percent", "progress_percent")
_FLAGS_AND_PROGRESS = (*_FLAGS, *_PROGRESS)
_WHILE_IT_RUNS = (*_FINISHED, *_FLAGS_AND_PROGRESS)
_DOWNLOADS = ("downloads", "download_urls", "formats", "available_formats", "exports", "outputs", "files")
_TEXTS = ("text", "transcript", "transcription", "full_text", "preview", "snippet", "excerpt", "summary")
# Open point "result shape".
RESULT_TEXTS = ("text", "transcript", "transcription", "full_text", "result_text", "transcription_text", "content")
SEGMENT_LISTS = ("segments", "chunks", "utterances", "messages", "transcripts", "sentences", "phrases", "words")
_KIND = re.compile(r"[a-z0-9][a-z0-9_+\-]{0,15}")
_LINKED_KIND = re.compile(r"(srt|vtt|txt|json|docx?|pdf|md|csv|tsv|html|rtf|odt|ass|sbv)_(?:url|link)")
_NOT_DETAILS = frozenset(
    map(tree.plain_name, (*RESULT_TEXTS, *SEGMENT_LISTS, "translation", "translations", "translated_text", "summary",
                          "token", "api_key", "access_token"))
)  # fmt: skip
_TASK_PATH = re.compile(
    r"/transcriptions/(?!upload\b|from-url\b)([\w-]{1,64})/?(?:(?:result|status)/?)?(?:\?|$)", re.ASCII
)
_LONG_ID = re.compile(r"[0-9A-Fa-f]{8}-?[0-9A-Fa-f-]{8,32}")
_OWN_LINKS = ("self", "href", "location", "status_url", "task_url", "result_url", "poll_url", "polling_url")
"""Others may name what was sent."""
_CONFLICT = 409
_EXISTING_IDS = ("task_id", "existing_task_id", "existing_id", "transcription_id", "job_id", "duplicate_of")
_IS_DUPLICATE = re.compile(
    r"(?i)duplicat|already (?:been |being )*(?:upload|exist|transcri|process|submit|sent|add|queue)|дубл|повторн"
    r"|уже (?:\w+ )?(?:загруж|существ|обраб|отправл|добавл|расшифр|транскри)"
)
_IS_OF_ANOTHER = re.compile(r"(?i)\b(?:an)?other\b|\byou (?:already )?have\b|\bдруг|\bу вас\b")
_MAX_ID_CHARACTERS = 200
_MAX_WORD_CHARACTERS = 60


def read_created(answer: Response) -> Created:
    """The task that was just made; raises Broken (maybe_done) when the answer does not name it."""
    told = answer.json_or_none()
    body = unwrap(told)
    task_id = (None if answer.status == _CONFLICT else _id(body)) or created_at(answer) or _linked(told)
    if task_id is None and (listed := pages.read_list(told)) is not None and len(listed.items) == 1:
        task_id = _id(unwrap(listed.items[0]))
    if task_id is None:
        raise Broken("the answer names no task", maybe_done=True, status=answer.status)
    return Created(task_id, _status(body) or "queued")


def _linked(told: tree.Json) -> str | None:
    """The task whose own address stands in the answer, or whose id is all that the answer holds."""
    for label, value in tree.scalars(told):
        name = label.rpartition(".")[2]
        if name in _OWN_LINKS and (found := _TASK_PATH.search(value)):
            return found[1]
        if name in ("", *_WRAPPERS) and _LONG_ID.fullmatch(value):
            return value
    return None


def created_at(answer: Response) -> str | None:
    """The task that a Location names: a 201 may tell it there alone, and a 303 sends there; or that a 409 names."""
    if answer.status == _CONFLICT:
        return _sent_before(answer)
    found = _TASK_PATH.search(answer.headers.get("location", "")) if answer.status in (201, 202, 302, 303) else None
    return found[1] if found else None


def _sent_before(answer: Response) -> str | None:
    """The task that there is of the same file or link already, which is as good as a new one, and paid for."""
    told = answer.json_or_none()
    said = explain(told) or ""
    if not _IS_DUPLICATE.search(said) or _IS_OF_ANOTHER.search(said):
        return None
    parts = tree.layers(told, "detail", "error", *tree.ENVELOPES)
    named = ({"id": find(part, *_EXISTING_IDS)} for part in parts)
    whole = (find(part, "task", "existing_task", "transcription", "existing") for part in parts)
    found = _TASK_PATH.search(answer.headers.get("location", ""))
    return next(filter(None, map(_id, (*named, *whole))), found[1] if found else None)


def read_task(answer: Response, task_id: str) -> Task:
    """One task's details; raises Broken when the answer is no task."""
    body = unwrap(answer.json_or_none())
    if not isinstance(body, dict) or (_id(body) is None and not _status(body)):
        raise Broken("the answer is no task", status=_granted(answer))
    return _task(body, _id(body) or task_id)


def read_page(answer: Response) -> TaskPage:
    """A page of tasks; raises Broken when the answer holds no list."""
    listed = _listed(answer)
    listed = replace(listed, frames=(*listed.frames, pages.in_headers(answer.headers)))
    found = [(body, task_id) for body in map(unwrap, listed.items) if (task_id := _id(body)) is not None]
    tasks = tuple(_task(body, task_id) for body, task_id in found if isinstance(body, dict))
    return TaskPage(tasks, pages.total(listed), pages.next_page(listed), pages.is_cut(listed))


def _listed(answer: Response) -> pages.Listed:
    # A 204 is how some say that there is none.
    listed = pages.read_list(answer.json_or_none() if answer.body.strip() else [])
    if listed is None:
        raise Broken("the answer is no list of tasks", status=_granted(answer))
    return listed


def _granted(answer: Response) -> int | None:
    """The answer's status, unless it is a page or the like: then it is somebody else's."""
    return answer.status if isinstance(answer.json_or_none(), dict | list) else None


def read_states(answer: Response, wanted: Collection[str]) -> dict[str, Task]:
    """What a page of tasks tells of those that are `wanted`, by id; raises Broken when the answer holds no list.

    Of a task that still runs only its status, progress and end are read; one without a status is left out.
    """
    listed = _listed(answer)
    found: dict[str, Task] = {}
    for item in listed.items:
        body, task_id = _named(item, wanted)
        if not isinstance(body, dict) or task_id not in wanted or task_id is None:
            continue
        if status := _status(body):
            phase = phase_of(status)
            found[task_id] = _running(body, task_id, status) if phase is Phase.RUNNING else _task(body, task_id)
    return found


def _running(body: tree.Object, task_id: str, status: str) -> Task:
    told_of = tree.each(body, _WHILE_IT_RUNS)
    ended_at = next((at for name in _FINISHED if name in told_of and (at := tree.moment(told_of[name]))), None)
    progress, says_ended = _progress(told_of, status)
    is_vague, maybe_done = progress is None and not is_known(status), says_ended or ended_at is not None
    return Task(task_id, status, Phase.RUNNING, progress, maybe_done, is_vague, finished_at=ended_at)


def _named(item: tree.Json, wanted: Collection[str]) -> tuple[tree.Json, str | None]:
    """A task's own object and its id; at once where its first name holds one that is wanted."""
    named = item.get(_IDS[0]) if isinstance(item, dict) else None
    if isinstance(item, dict) and isinstance(named, str) and named in wanted and _STATUSES[0] in item:
        return item, named
    body = unwrap(item)
    return body, _id(body)


def unwrap(body: tree.Json) -> tree.Json:
    """The task's own object, also when it lies in `task`, `data` and the like, with the status that lies within."""
    if _status(body) is not None and _id(body) is not None:
        return body
    found = tree.layers(body, *_WRAPPERS)
    named = [one for one in found if find(one, _IDS[0]) is not None] or [one for one in found if _id(one) is not None]
    own = next((one for one in named or found if named or _status(one) is not None), None)
    if own is None or _status(own) is not None:
        return body if own is None else own
    inner = next((one for one in tree.layers(own, *_WRAPPERS) if _status(one) is not None), {})
    return {**inner, **own}


def _word_of(status: str) -> str:
    # TaskStatus.CompletedWithErrors, "Completed with errors" and COMPLETED-WITH-ERRORS are one word.
    word = re.sub(r"(?<=[a-zа-я])(?=[A-ZА-Я])", "_", status.strip().rpartition(".")[2])
    word = _WITH_REMARKS.sub("", re.sub(r"[\W_]+", "_", word.lower()).strip("_"))
    return _BY_WHOM.sub("", _OF_THE_TASK.sub("", word))


@lru_cache(maxsize=256)
def phase_of(status: str) -> Phase:
    """What a status means; a word that is not known is taken for still running."""
    word = _word_of(status)
    if _DONE.fullmatch(word):
        return Phase.DONE
    return Phase.FAILED if _FAILED.fullmatch(word) else Phase.RUNNING


def is_known(status: str) -> bool:
    """Whether a status has a meaning, and is not only taken for running."""
    return phase_of(status) is not Phase.RUNNING or _RUNNING.fullmatch(_word_of(status)) is not None


def status_of(body: tree.Json) -> str | None:
    """The service's own word for the state, wherever it stands."""
    return _status(unwrap(body))


def _task(body: tree.Object, task_id: str) -> Task:
    status = _status(body) or ""
    phase = phase_of(status)
    progress, says_ended = _progress(tree.each(body, _FLAGS_AND_PROGRESS), status)
    if not status and tree.text(find(body, *RESULT_TEXTS)) is not None:
        says_ended = True
    language, ended_at = find(body, *LANGUAGES), tree.first(body, _FINISHED, tree.moment)
    return Task(
        id=task_id,
        status=status,
        phase=phase,
        progress=progress,
        maybe_done=phase is Phase.RUNNING and (says_ended or ended_at is not None),  # open point "status names"
        is_vague=progress is None and not is_known(status),
        error=_failure(body) if phase is Phase.FAILED else None,
        name=tree.first(body, _NAMES, tree.line),
        duration_s=duration(body),
        created_at=tree.first(body, _CREATED, tree.moment),
        finished_at=ended_at,
        language=tree.line(find(language, "code", "name") if isinstance(language, dict) else language, 40),
        opening=tree.first(body, _TEXTS, lambda found: tree.line(found, 120)),
        language_field=requests.language_of_details(body),
        downloads=_downloads(body),
        details=tuple(tree.scalars(body, _NOT_DETAILS)),
    )


# Open point "failure text": `error`, `error_message`, `message`, `detail`, string or object.
def _failure(body: tree.Object) -> str | None:
    said = (tree.first(layer, _ERRORS, lambda found: one_line(explain(found) or "") or None)
            for layer in tree.layers(body, *tree.ENVELOPES))  # fmt: skip
    return next(filter(None, said), None)


def _id(body: tree.Json) -> str | None:
    for found in tree.each(body, _IDS).values():
        if isinstance(found, int) and not isinstance(found, bool):
            return str(found)
        if isinstance(found, str) and 0 < len(found) <= _MAX_ID_CHARACTERS and printable(found) == found:
            return found
    return None


def _status(body: tree.Json) -> str | None:
    found = find(body, *_STATUSES)
    if isinstance(found, dict):
        found = find(found, "name", "value", "code", "status", "state")
    if not isinstance(found, str) or found.isdigit():
        # A number says nothing; Django and others put its word beside it.
        found = tree.text(find(body, *_STATUS_WORDS)) or found
    if not isinstance(found, str):
        return None
    shown = _word if len(found) <= _MAX_WORD_CHARACTERS else _word.__wrapped__
    return shown(found) or None


# A service's words are few, and each list holds them many times; what is longer is no word, and not kept.
@lru_cache(maxsize=256)
def _word(found: str) -> str:
    return printable(found, _MAX_WORD_CHARACTERS)


def duration(body: tree.Json) -> float | None:
    """The media's length in seconds, under any of its names."""
    milliseconds = tree.number(find(body, "duration_ms", "length_ms"))
    if milliseconds is not None and milliseconds >= 0:
        return milliseconds / 1000
    return tree.first(body, DURATIONS, tree.seconds)


# Open point "progress": a number under `progress`, `percent`, `progress_percent`; 0-1 or 0-100.
def _progress(told_of: Mapping[str, tree.Json], status: str) -> tuple[float | None, bool]:
    """The part that is done, and whether one of the names may say that all is."""
    is_ended = any(told is True and name in _FLAGS for name, told in told_of.items())
    for name, told in told_of.items():
        if name not in _PROGRESS:
            continue
        value = find(told, "percent", "progress", "value", "fraction") if isinstance(told, dict) else told
        found = tree.number(value)
        if found is None or not 0 <= found <= 100:
            continue
        if found == 1:
            # 1.0 as a fraction is the whole; a whole number 1, or 1 under a percent's name, is one in a hundred.
            is_whole = isinstance(value, float) and name == "progress"
            # But a service in JavaScript writes 1.0 so, too.
            return 1.0 if is_whole else 0.01, is_ended or is_whole or (name == "progress" and not is_known(status))
        return found if found < 1 else found / 100, is_ended or found == 100
    return None, is_ended


# Open point "`downloads/{kind}` kinds": others than srt, txt, json are offered only when the details name them.
def _downloads(body: tree.Object) -> tuple[str, ...]:
    named: list[tree.Json] = []
    for offered in tree.each(body, _DOWNLOADS).values():
        if isinstance(offered, dict):
            named += [key for key, value in offered.items() if value]
        elif isinstance(offered, list):
            named += [find(e, "kind", "format", "type", "ext", "name") if isinstance(e, dict) else e for e in offered]
    named += [found[1] for key, value in body.items() if value and (found := _LINKED_KIND.fullmatch(key.lower()))]
    kinds = [kind.strip().lower().lstrip(".") for kind in named[:100] if isinstance(kind, str)]
    return tuple(dict.fromkeys(kind for kind in kinds if _KIND.fullmatch(kind)))
