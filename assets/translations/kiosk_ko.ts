<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko">
<context>
    <name>Hint</name>
    <message>
        <source>Please stand in front of the camera</source>
        <translation>카메라 앞에 서 주세요</translation>
    </message>
    <message>
        <source>It is too dark. Please turn to the light</source>
        <translation>어두워요. 밝은 쪽을 향해 주세요</translation>
    </message>
    <message>
        <source>It is too bright. Please turn from the light</source>
        <translation>너무 밝아요. 빛을 피해 서 주세요</translation>
    </message>
    <message>
        <source>One at a time, please</source>
        <translation>한 분씩 서 주세요</translation>
    </message>
    <message>
        <source>Please come a little nearer</source>
        <translation>조금 더 가까이 와 주세요</translation>
    </message>
    <message>
        <source>Please step back a little</source>
        <translation>조금만 뒤로 물러서 주세요</translation>
    </message>
    <message>
        <source>Please move to the middle</source>
        <translation>가운데로 서 주세요</translation>
    </message>
    <message>
        <source>Please hold still for a moment</source>
        <translation>잠시 움직이지 마세요</translation>
    </message>
    <message>
        <source>Please look at the screen</source>
        <translation>화면을 봐 주세요</translation>
    </message>
    <message>
        <source>Turn your head to the left</source>
        <translation>왼쪽으로 고개를 돌려 주세요</translation>
    </message>
    <message>
        <source>Turn your head to the right</source>
        <translation>오른쪽으로 고개를 돌려 주세요</translation>
    </message>
    <message>
        <source>Raise your head a little</source>
        <translation>고개를 살짝 들어 주세요</translation>
    </message>
    <message>
        <source>Lower your head a little</source>
        <translation>고개를 살짝 숙여 주세요</translation>
    </message>
</context>
<context>
    <name>Keypad</name>
    <message>
        <source>Erase the last digit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Names</name>
    <message>
        <source>{name}</source>
        <translation>{name} 님</translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>Present</source>
        <translation>출석</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>지각</translation>
    </message>
    <message>
        <source>Absent</source>
        <translation>결석</translation>
    </message>
    <message>
        <source>Left early</source>
        <translation>조퇴</translation>
    </message>
    <message>
        <source>Official absence</source>
        <translation>공결</translation>
    </message>
    <message>
        <source>Excused</source>
        <translation>출석인정</translation>
    </message>
    <message>
        <source>Not in yet</source>
        <translation>미확인</translation>
    </message>
</context>
<context>
    <name>Times</name>
    <message>
        <source>h:mm AP</source>
        <translation>AP h:mm</translation>
    </message>
    <message>
        <source>dddd, d MMMM</source>
        <translation>M월 d일 dddd</translation>
    </message>
    <message>
        <source>{date}, {time}</source>
        <translation>{date} {time}</translation>
    </message>
</context>
</TS>
