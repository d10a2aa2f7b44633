"""What is known of Python's own functions, methods and modules by their names, before any of them is called."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(text.split())


LOOKS = words(
    """abs all any ascii asdict astuple bool bytes copy count dict difference dumps enumerate filter float format
    frozenset fsum get hash index int intersection isdisjoint isinstance issubset issuperset items iter join keys len
    list map max mean median min most_common print repr reversed round set sorted str sum tuple type union values zip
    id symmetric_difference __contains__ __getitem__ __len__ __iter__ deepcopy pprint pformat choice sample"""
)
"""Functions and methods that leave what they are given as it was."""
PUTS = words(
    "append appendleft extend extendleft clear insert pop popitem popleft rotate reverse add setdefault update"
)
"""Methods that change a container and look into nothing that is in it."""
MUTATORS = words(
    """add append appendleft clear discard extend extendleft insert pop popitem popleft remove reverse rotate
    setdefault sort update subtract"""
)
"""Methods that change a container."""
HARMLESS = LOOKS | words(
    """Thread Lock RLock Condition Semaphore BoundedSemaphore Event Barrier Timer Queue LifoQueue PriorityQueue
    SimpleQueue local acquire release start join put get put_nowait get_nowait task_done wait wait_for notify
    notify_all is_set locked is_alive qsize empty full sleep monotonic perf_counter time current_thread
    main_thread get_ident range super random randint uniform upper lower strip title ljust rjust center exit run
    cancel abort getName __init__ object Exception"""
)
"""What may be called and changes no container, nor anything else but what tells of itself."""
MAKE_ITERATORS = words("iter map filter zip enumerate reversed")
"""Functions that give an iterator, which whoever goes through it uses up."""
OUT_OF_SIGHT = words("exec eval globals locals compile __import__ breakpoint vars")
"""Functions that reach the program's variables past its bytecode."""
MODULES_OUT_OF_SIGHT = words("__main__ weakref gc")
"""Modules that do so, or tell which objects nobody holds any more, which is different where each step is followed."""
BLIND = words("threading queue time random sys math itertools functools collections heapq string typing __future__")
"""Modules that look into no object of the program."""
PAST_ATTRIBUTES = words(
    """__dict__ __setattr__ __getattribute__ __delattr__ attrgetter cached_property redirect_stdout redirect_stderr
    add_note"""
)
"""Attributes, or what is imported from modules, that get at those of objects, or put something into modules."""
BASES_OUT_OF_SIGHT = words("deque Counter ChainMap OrderedDict defaultdict UserDict UserString")
"""Library classes whose methods change what is in them past the bytecode of the program, and of its own subclasses."""
ANY_ATTRIBUTE = words("setattr delattr vars __dict__ __setattr__")
"""What may assign an attribute of any name."""
STARTERS = words("start getattr")
"""What may start a thread, be it by a name that is put together only then."""
