<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Amounts</name>
    <message numerus="yes">
        <source>%n kind(s) of schedules</source>
        <translation>
            <numerusform>%n kind of schedules</numerusform>
            <numerusform>%n kinds of schedules</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n different final state(s)</source>
        <translation>
            <numerusform>%n different final state</numerusform>
            <numerusform>%n different final states</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n complete run(s)</source>
        <translation>
            <numerusform>%n complete run</numerusform>
            <numerusform>%n complete runs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All schedules covered {where}: %n run(s).</source>
        <translation>
            <numerusform>All schedules covered {where}: %n run.</numerusform>
            <numerusform>All schedules covered {where}: %n runs.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Capped at %n run(s): maybe not all.</source>
        <translation>
            <numerusform>Capped at %n run: maybe not all.</numerusform>
            <numerusform>Capped at %n runs: maybe not all.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Capped at %n run(s), {complete} of them complete: maybe not all.</source>
        <translation>
            <numerusform>Capped at %n run, {complete} of them complete: maybe not all.</numerusform>
            <numerusform>Capped at %n runs, {complete} of them complete: maybe not all.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Exploring: %n run(s) so far…</source>
        <translation>
            <numerusform>Exploring: %n run so far…</numerusform>
            <numerusform>Exploring: %n runs so far…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Exploring: %n run(s) so far, {complete} of them complete…</source>
        <translation>
            <numerusform>Exploring: %n run so far, {complete} of them complete…</numerusform>
            <numerusform>Exploring: %n runs so far, {complete} of them complete…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more outcome(s) not listed.</source>
        <translation>
            <numerusform>%n more outcome not listed.</numerusform>
            <numerusform>%n more outcomes not listed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ThreadViews</name>
    <message numerus="yes">
        <source>Looking for a bad schedule: none among %n run(s) so far…</source>
        <translation>
            <numerusform>Looking for a bad schedule: not the %n run so far…</numerusform>
            <numerusform>Looking for a bad schedule: none among %n runs so far…</numerusform>
        </translation>
    </message>
</context>
</TS>
