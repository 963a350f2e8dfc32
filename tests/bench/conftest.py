from tests.engine.conftest import corpus, one_thread  # noqa: F401
