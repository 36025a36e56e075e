"""What is kept warm serves threads, asyncio and forked processes alike, and forgets what changes."""

import asyncio
import json
import multiprocessing
import os
import threading

import pytest

import errcode

CLOCK = '{"code":-1021,"msg":"Timestamp for this request is outside of the recvWindow."}'


@pytest.mark.usefixtures("warm")
def test_threads_get_the_same_answers():
    """Eight threads ask different things at once, from cold; nobody gets another's answer."""
    errcode.reload()
    wrong = []

    def ask(number):
        for place in range(40):
            text = f'{CLOCK[:-1]},"t":{number * 1000 + place}}}'
            found = errcode.explain(text, providers="binance")
            if [finding.code for finding in found] != ["-1021"]:
                wrong.append(text)

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


@pytest.mark.usefixtures("warm")
def test_tasks_get_the_same_answers():
    """Tasks that explain in the loop and in its threads agree."""

    async def ask(number):
        text = f'{CLOCK[:-1]},"t":{number}}}'
        inline = errcode.first(text, providers="binance")
        beside = await asyncio.to_thread(errcode.first, text, providers="binance")
        return inline.code, beside.code

    async def all_of_them():
        return await asyncio.gather(*(ask(number) for number in range(50)))

    assert set(asyncio.run(all_of_them())) == {("-1021", "-1021")}


def _in_child(queue):
    queue.put(errcode.first(CLOCK, providers="binance").code)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork here")
@pytest.mark.filterwarnings(
    "ignore::DeprecationWarning"
)  # Python 3.12 warns of forking beside threads: that is the case
@pytest.mark.usefixtures("warm")
def test_a_forked_process_answers():
    """A child forked while the parent is warm, and while a thread of it asks, answers as well."""
    errcode.explain(CLOCK, providers="binance")
    going = threading.Event()

    def keep_asking():
        while not going.is_set():
            errcode.explain(f"{CLOCK} {threading.get_ident()}")

    thread = threading.Thread(target=keep_asking)
    thread.start()
    try:
        context = multiprocessing.get_context("fork")
        queue = context.SimpleQueue()
        child = context.Process(target=_in_child, args=(queue,))
        child.start()
        child.join(30)
        assert (child.exitcode, queue.get()) == (0, "-1021")
    finally:
        going.set()
        thread.join()


def test_a_changed_table_changes_kept_answers(tmp_path, monkeypatch):
    """An answer that was kept is not given again when the table says something else now."""
    monkeypatch.setenv("ERRCODE_TABLES", str(tmp_path))
    table = {
        "id": "acme",
        "name": {"en": "Acme", "ko": None},
        "payloads": [{"code": "acmeCode", "message": "acmeText"}],
        "errors": [{"code": "A1", "messages": [], "meaning": {"en": "Old.", "ko": None}, "kind": None}],
    }
    file = tmp_path / "acme.json"
    file.write_text(json.dumps(table), encoding="utf-8")
    text = '{"acmeCode": "A1", "acmeText": "x"}'
    assert errcode.first(text, providers="acme").meaning.en == "Old."
    table["errors"][0]["meaning"]["en"] = "Newer."
    file.write_text(json.dumps(table), encoding="utf-8")
    assert errcode.first(text, providers="acme").meaning.en == "Newer."
