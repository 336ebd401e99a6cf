"""What the house never does with words from outside (OWASP ASVS 1.2.4, 1.2.5, 1.3.2, 1.5.2, 11.5.1) or with locks."""

import ast
from functools import cache

from tests.house.tree import HOUSE, parsed, sources

OWN_HEAP = {"exchange/repeats.py", "evidence/spool.py"}
"""They pickle rows of their own into nameless files of their own process, and read nothing else back."""
OWN_WORDS = {"cli/durability.py", "voting/wiping.py", "exchange/repeats.py"}
"""They put names of settings into statements, written beside them; engines write those of ibis."""
NEVER = {"eval", "exec", "compile", "__import__"}
HEAPS = {"pickle", "marshal", "shelve", "dill", "cloudpickle"}


@cache
def calls() -> list[tuple[str, str, ast.Call]]:
    """Every call in the house: the file that it stands in, what is called."""
    found = []
    for path in sources("thidua"):
        where = path.relative_to(HOUSE).as_posix()
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.Call):
                found.append((where, ast.unparse(node.func), node))
    return found


def test_nothing_is_run_that_is_not_written_here() -> None:
    told = [(where, node.lineno) for where, name, node in calls() if name in NEVER]
    assert told == []


def test_other_programs_are_never_called_through_a_shell() -> None:
    told = []
    for where, name, node in calls():
        shell = [k for k in node.keywords if k.arg == "shell" and ast.unparse(k.value) != "False"]
        if shell or name in ("os.system", "os.popen", "subprocess.getoutput"):
            told.append((where, node.lineno))
    assert told == []


def test_statements_take_their_values_as_parameters() -> None:
    told = []
    for where, name, node in calls():
        verb = name.rpartition(".")[2]
        made = node.args and isinstance(node.args[0], ast.JoinedStr | ast.BinOp)
        if verb in ("execute", "executemany", "raw", "RawSQL", "extra") and made:
            told.append(where)
    assert {where for where in told if not where.startswith("engines/")} <= OWN_WORDS


def test_no_heap_of_objects_is_read_from_outside_and_no_secret_is_a_guessable_number() -> None:
    brought = set()
    for path in sources("thidua"):
        for node in ast.walk(parsed(path)):
            names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            brought |= {(n.partition(".")[0], path.relative_to(HOUSE).as_posix()) for n in names}
    assert {where for name, where in brought if name in HEAPS} <= OWN_HEAP
    assert [where for name, where in brought if name == "random"] == []


def test_a_lock_on_a_row_lets_others_refer_to_it() -> None:
    """Else two acts that refer to each other's rows wait for each other when they end, on PostgreSQL."""
    told = []
    for where, name, node in calls():
        lets = any(k.arg == "no_key" and ast.unparse(k.value) == "True" for k in node.keywords)
        if name.endswith("select_for_update") and not lets:
            told.append((where, node.lineno))
    assert told == []
