<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name></name>
    <message numerus="yes">
        <source>at most {0} of them</source>
        <translation>
            <numerusform>at most {0} of them</numerusform>
            <numerusform>at most {0} of them</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{0} more folders hold no run</source>
        <translation>
            <numerusform>{0} more folder holds no run</numerusform>
            <numerusform>{0} more folders hold no run</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{0} pairs</source>
        <translation>
            <numerusform>{0} pair</numerusform>
            <numerusform>{0} pairs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{0} steps</source>
        <translation>
            <numerusform>{0} step</numerusform>
            <numerusform>{0} steps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} pieces in {size} numbers, the same at every step</source>
        <translation>
            <numerusform>{count} piece in {size} numbers, the same at every step</numerusform>
            <numerusform>{count} pieces in {size} numbers, the same at every step</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AidsBand</name>
    <message numerus="yes">
        <source>{length} pieces</source>
        <translation>
            <numerusform>{length} piece</numerusform>
            <numerusform>{length} pieces</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CleaningCard</name>
    <message numerus="yes">
        <source>Leave out {0}: {1} pairs</source>
        <translation>
            <numerusform>Leave out {0}: {1} pair</numerusform>
            <numerusform>Leave out {0}: {1} pairs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{0} of {1} pairs stay.</source>
        <translation>
            <numerusform>{0} of {1} pair stays.</numerusform>
            <numerusform>{0} of {1} pairs stay.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CorpusDetails</name>
    <message numerus="yes">
        <source>{0} lines that are no pairs were left out</source>
        <translation>
            <numerusform>{0} line that is no pair was left out</numerusform>
            <numerusform>{0} lines that are no pairs were left out</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CorpusFacts</name>
    <message numerus="yes">
        <source>{0} pairs came before</source>
        <translation>
            <numerusform>{0} pair came before</numerusform>
            <numerusform>{0} pairs came before</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FileDrops</name>
    <message numerus="yes">
        <source>These {0} files cannot be used together.</source>
        <translation>
            <numerusform>{0} file cannot be used.</numerusform>
            <numerusform>These {0} files cannot be used together.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HeadsView</name>
    <message numerus="yes">
        <source>with %n head(s) off</source>
        <translation>
            <numerusform>with %n head off</numerusform>
            <numerusform>with %n heads off</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>InspectionView</name>
    <message numerus="yes">
        <source>{0} pairs</source>
        <translation>
            <numerusform>{0} pair</numerusform>
            <numerusform>{0} pairs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LaneHeader</name>
    <message numerus="yes">
        <source>{count} heads</source>
        <translation>
            <numerusform>{count} head</numerusform>
            <numerusform>{count} heads</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} layers</source>
        <translation>
            <numerusform>{count} layer</numerusform>
            <numerusform>{count} layers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ModelDetails</name>
    <message numerus="yes">
        <source>Trained for {0} steps</source>
        <translation>
            <numerusform>Trained for {0} step</numerusform>
            <numerusform>Trained for {0} steps</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PruningChart</name>
    <message numerus="yes">
        <source>%n head(s) over the source off</source>
        <translation>
            <numerusform>%n head over the source off</numerusform>
            <numerusform>%n heads over the source off</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReadsView</name>
    <message numerus="yes">
        <source>{count} states</source>
        <translation>
            <numerusform>{count} state</numerusform>
            <numerusform>{count} states</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} states, weighted anew at every step</source>
        <translation>
            <numerusform>{count} state, weighted anew at every step</numerusform>
            <numerusform>{count} states, weighted anew at every step</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RunsControl</name>
    <message numerus="yes">
        <source>{0} steps</source>
        <translation>
            <numerusform>{0} step</numerusform>
            <numerusform>{0} steps</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SettingsPanel</name>
    <message numerus="yes">
        <source>{0} changed</source>
        <translation>
            <numerusform>{0} changed</numerusform>
            <numerusform>{0} changed</numerusform>
        </translation>
    </message>
</context>
</TS>
