"""How a list goes on, in every style."""

import pytest

from bot.polyglotvoice.wire.tasks import read_page
from tests.unit.polyglotvoice.answers import Json, answer

TWO: list[Json] = [{"id": "a", "status": "done"}, {"task_id": "b", "status": "queued"}]


@pytest.mark.parametrize(
    ("frame", "page"),
    [
        ({"next": "https://evil.example/steal?page=2&limit=20"}, "page=2&limit=20"),
        ({"next": "/api/v1/transcriptions?cursor=a%2Fb"}, "cursor=a%2Fb"),
        ({"next": 3}, "page=3"),
        ({"next_page": "3"}, "page=3"),
        ({"next": "abc="}, "cursor=abc%3D"),
        ({"next_cursor": "abc"}, "cursor=abc"),
        ({"nextPageToken": "abc"}, "pageToken=abc"),
        ({"next_page_token": "abc"}, "page_token=abc"),
        ({"_links": {"next": {"href": "/api/v1/transcriptions?page=2"}}}, "page=2"),
        ({"meta": {"pagination": {"page": 1, "pageSize": 2, "pageCount": 3}}}, "page=2"),
        ({"page": {"number": 1, "totalPages": 3, "totalElements": 5}}, "page=2"),
        ({"page": {"number": 2, "totalPages": 3, "totalElements": 5}}, None),
        ({"offset": 2, "limit": 2, "hasMore": True}, "offset=4"),
        ({"offset": 2, "limit": 2, "hasMore": False}, None),
        ({"page": 1, "pages": 2}, "page=2"),
        ({"page": 2, "pages": 2}, None),
        ({"page": 1, "total": 5, "per_page": 2}, "page=2"),
        ({"page": 3, "total": 5, "per_page": 2}, None),
        ({"page": 1, "has_more": True}, "page=2"),
        ({"pagination": {"page": 1, "total_pages": 9}}, "page=2"),
        ({"offset": 0, "limit": 2, "total": 5}, "offset=2"),
        ({"offset": 4, "limit": 2, "total": 5}, None),
        ({"number": 0, "total_pages": 3, "last": False}, "page=1"),
        ({"number": 2, "total_pages": 3, "last": True}, None),
        ({"total": 50}, None),
        ({"next": None, "total": 2}, None),
        ({"next": "https://x/?" + "a" * 900 + "=1"}, None),
        ({}, None),
    ],
)
def test_the_next_page_is_what_the_answer_offers(frame: dict[str, Json], page: str | None) -> None:
    assert read_page(answer({"items": TWO, **frame})).next_page == page


@pytest.mark.parametrize(
    ("frame", "is_cut"),
    [
        ({}, True), ({"total": 11}, True), ({"total": 10}, False), ({"next": None}, False),
        ({"has_more": True}, True), ({"has_more": False}, False), ({"page": 1, "pages": 1}, False),
        ({"next": "/x?page=2"}, False), ({"meta": {"next_cursor": None}}, False),
        ({"page": 2, "pages": 2, "total": 20}, False),
    ],
)  # fmt: skip
def test_a_full_page_that_says_nothing_may_be_cut(frame: dict[str, Json], is_cut: bool) -> None:
    assert read_page(answer({"items": TWO * 5, **frame})).is_cut is is_cut
    assert not read_page(answer({"items": TWO, **frame})).is_cut or "total" in frame or "has_more" in frame


@pytest.mark.parametrize(
    ("headers", "page", "is_cut"),
    [
        ({"link": '<https://evil.example/x?page=1>; rel="prev", </t?page=3&n=2>; rel="next"'}, "page=3&n=2", False),
        ({"link": "</t?page=1>; title=a; rel=next, </t?page=9>; rel=last"}, "page=1", False),
        ({"link": '</t?page=1>; rel="prev"'}, None, False),
        ({"x-page": "1", "x-total-pages": "3"}, "page=2", False),
        ({"x-next-page": "4"}, "page=4", False),
        ({"x-total-count": "41"}, None, True),
        ({"x-total-count": "10"}, None, False),
        ({"link": "nonsense"}, None, False),
    ],
)  # fmt: skip
def test_a_list_may_go_on_by_its_headers_alone(headers: dict[str, str], page: str | None, is_cut: bool) -> None:
    found = read_page(answer(TWO * 5, headers=headers))
    assert (found.next_page, found.is_cut) == (page, is_cut)


def test_the_total_is_read_where_it_is_told() -> None:
    assert read_page(answer({"items": TWO, "total": "41"})).total == 41
    assert read_page(answer({"data": TWO, "meta": {"total": 41}})).total == 41
    assert read_page(answer(TWO)).total is None
