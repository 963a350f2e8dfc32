"""A worker in a process that may take only so many bytes more than it has: `MODEL`; prints JSON.

A translation that needs far more memory than that fails; the next one, and a training, must go right.
"""

import json
import resource
import sys
from typing import Any

from engine.commands import Job, LoadModel, Translate
from engine.events import DecodeFinished, JobFailed, JobFinished
from engine.worker import EngineWorker
from tests.engine.little_memory import address_space

ROOM = 40 << 20
SHORT = "1 2 3"
LONG = "1 2 3 4 5 6 7 8 9 " * 110  # within the longest source: its self-attention alone takes more than the room


def outcome(worker: EngineWorker, job: Job) -> dict[str, Any]:
    worker.send(job)
    text = ""
    while True:
        event = worker.events.get(timeout=60)
        if isinstance(event, DecodeFinished):
            text = event.text
        if isinstance(event, JobFailed) and event.job_id == job.job_id:
            failure = event.failure
            return {"what": failure.what, "kept": failure.kept, "advice": failure.advice}
        if isinstance(event, JobFinished) and event.job_id == job.job_id:
            return {"text": text}


def witness(model: str) -> dict[str, Any]:
    worker = EngineWorker()
    worker.start()
    outcome(worker, LoadModel(1, model))
    before = outcome(worker, Translate(2, SHORT, (model,), max_tokens=5))
    resource.setrlimit(resource.RLIMIT_AS, (address_space("VmSize") + ROOM, resource.RLIM_INFINITY))
    failed = outcome(worker, Translate(3, LONG, (model,), max_tokens=5))
    after = outcome(worker, Translate(4, SHORT, (model,), max_tokens=5))
    resource.setrlimit(resource.RLIMIT_AS, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    plenty = outcome(worker, Translate(5, LONG, (model,), max_tokens=5))
    closed = worker.close(timeout=60)
    return {"before": before, "failed": failed, "after": after, "plenty": plenty, "closed": closed}


if __name__ == "__main__":
    print(json.dumps(witness(sys.argv[1])))
