"""The headless half of Socketscope: usable from a script, a notebook or a test, without Qt.

The nouns, in the order in which data flows:

* A *source* (`sim.sources`) runs programs or reads a recording and yields *events*.
* An *event* (`sim.network.events`) is one thing that happened, a frozen value with a time.
* A *timeline* (`sim.timeline`) keeps events in order of time.
* A *world* (`sim.network.world`) is everything that is so at one moment: the fold of the events up to it.
* An *axis* (`sim.axis`) says how much room each stretch of time gets when it is drawn or played.
* The *narrator* (`sim.network.narrator`) says an event in one plain sentence.
"""
