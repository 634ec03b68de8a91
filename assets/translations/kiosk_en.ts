<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>CourseCard</name>
    <message numerus="yes">
        <source>%n session(s) held</source>
        <translation>
            <numerusform>%n session held</numerusform>
            <numerusform>%n sessions held</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EnrolmentPart</name>
    <message numerus="yes">
        <source>%n student(s) not enrolled yet</source>
        <translation>
            <numerusform>%n student not enrolled yet</numerusform>
            <numerusform>%n students not enrolled yet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without an e-mail address: their codes come to you.</source>
        <translation>
            <numerusform>%n has no e-mail address: that code comes to you.</numerusform>
            <numerusform>%n have no e-mail address: their codes come to you.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send %n new code(s)?</source>
        <translation>
            <numerusform>Send %n new code?</numerusform>
            <numerusform>Send %n new codes?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FaultPage</name>
    <message numerus="yes">
        <source>Connecting again in %n second(s)</source>
        <translation>
            <numerusform>Connecting again in %n second</numerusform>
            <numerusform>Connecting again in %n seconds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PanelPage</name>
    <message numerus="yes">
        <source>%n not in yet will be absent.</source>
        <translation>
            <numerusform>%n not in yet will be absent.</numerusform>
            <numerusform>%n not in yet will be absent.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PanelTabs</name>
    <message numerus="yes">
        <source>%n objection(s) to answer</source>
        <translation>
            <numerusform>%n objection to answer</numerusform>
            <numerusform>%n objections to answer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) to look at</source>
        <translation>
            <numerusform>%n thing to look at</numerusform>
            <numerusform>%n things to look at</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pair(s) of faces to look at</source>
        <translation>
            <numerusform>%n pair of faces to look at</numerusform>
            <numerusform>%n pairs of faces to look at</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n e-mail(s) not sent</source>
        <translation>
            <numerusform>%n e-mail not sent</numerusform>
            <numerusform>%n e-mails not sent</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StudentHomePage</name>
    <message numerus="yes">
        <source>%n objection(s) waiting for an answer</source>
        <translation>
            <numerusform>%n objection waiting for an answer</numerusform>
            <numerusform>%n objections waiting for an answer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Your face was taken %n time(s).</source>
        <translation>
            <numerusform>Your face was taken once.</numerusform>
            <numerusform>Your face was taken %n times.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Trouble</name>
    <message numerus="yes">
        <source>Please try again in %n second(s)</source>
        <translation>
            <numerusform>Please try again in %n second</numerusform>
            <numerusform>Please try again in %n seconds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UnlockPage</name>
    <message numerus="yes">
        <source>Please try again in %n second(s)</source>
        <translation>
            <numerusform>Please try again in %n second</numerusform>
            <numerusform>Please try again in %n seconds</numerusform>
        </translation>
    </message>
</context>
</TS>
