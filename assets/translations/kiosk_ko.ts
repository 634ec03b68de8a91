<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko">
<context>
    <name>ChallengedPage</name>
    <message>
        <source>Slowly, until this page changes</source>
        <translation>화면이 바뀔 때까지 천천히 움직여 주세요</translation>
    </message>
    <message>
        <source>Use my student number</source>
        <translation>학번으로 하기</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
</context>
<context>
    <name>CheckedInPage</name>
    <message>
        <source>{course} · {time}</source>
        <translation>{course} · {time}</translation>
    </message>
    <message>
        <source>My attendance</source>
        <translation>내 출석 보기</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>확인</translation>
    </message>
    <message>
        <source>You are already checked in: {status}</source>
        <translation>이미 처리되어 있습니다 ({status})</translation>
    </message>
    <message>
        <source>You are marked present</source>
        <translation>출석 처리되었습니다</translation>
    </message>
    <message>
        <source>You are marked late</source>
        <translation>지각 처리되었습니다</translation>
    </message>
    <message>
        <source>The time for attendance is over</source>
        <translation>출석 인정 시간이 지났습니다</translation>
    </message>
    <message>
        <source>Recorded: {status}</source>
        <translation>{status} 처리되어 있습니다</translation>
    </message>
    <message>
        <source>Your arrival is recorded. Please talk to the professor.</source>
        <translation>도착 시각은 기록했습니다. 교수님께 말씀해 주세요.</translation>
    </message>
    <message>
        <source>Please join the class on Zoom.</source>
        <translation>Zoom 수업에 입장해 주세요.</translation>
    </message>
    <message>
        <source>Please take your seat.</source>
        <translation>자리에 앉아 주세요.</translation>
    </message>
</context>
<context>
    <name>ClassCard</name>
    <message>
        <source>No more classes here today</source>
        <translation>오늘 남은 수업이 없습니다</translation>
    </message>
    <message>
        <source>Prof. {name}</source>
        <translation>{name} 교수</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>온라인</translation>
    </message>
    <message>
        <source>You can enrol and see your attendance at any time.</source>
        <translation>회원 등록과 내 출석 보기는 언제든지 할 수 있습니다.</translation>
    </message>
    <message>
        <source>of {expected} here</source>
        <translation>/ {expected}명 출석</translation>
    </message>
    <message>
        <source>Next at {time}: {course}</source>
        <translation>다음 {time} · {course}</translation>
    </message>
    <message>
        <source>No class</source>
        <translation>수업 없음</translation>
    </message>
    <message>
        <source>Next class</source>
        <translation>다음 수업</translation>
    </message>
    <message>
        <source>Online class now</source>
        <translation>온라인 수업 중</translation>
    </message>
    <message>
        <source>Class now</source>
        <translation>현재 수업</translation>
    </message>
    <message>
        <source>Attendance is closed</source>
        <translation>출석 마감</translation>
    </message>
    <message>
        <source>Cancelled today</source>
        <translation>오늘 휴강</translation>
    </message>
</context>
<context>
    <name>CourseCard</name>
    <message>
        <source>No session was held yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n session(s) held</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>More absences than allowed. Please talk to your professor.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No absence is left. With one more you fail this course.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Careful: absences left before you fail this course: {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Absences: {count} of {allowed} allowed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latest sessions</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EnrolConsentPage</name>
    <message>
        <source>Step 2 of 3: consent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished">취소</translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agree, with face</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agree, without face</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EnrolFormPage</name>
    <message>
        <source>Register</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You need your student number. It takes half a minute.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step 1 of 3: your details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Student number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>e.g. 2026104417</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>e.g. Jiwoo Han</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Department</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>e.g. Computer Science</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>e.g. jiwoo@example.ac.kr</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PIN (6 digits)</source>
        <translation type="unfinished">PIN (숫자 6자리)</translation>
    </message>
    <message>
        <source>PIN once more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With student number and PIN you can check in at any time, with or without a face.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished">취소</translation>
    </message>
    <message>
        <source>Next</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EnrolPosesPage</name>
    <message>
        <source>Your face</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step 3 of 3: your face</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done} of {all} directions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished">취소</translation>
    </message>
    <message>
        <source>Go on without face</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done. One moment, please</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EnrolledPage</name>
    <message>
        <source>Welcome, {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From now on, just walk up and look at the screen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Student number and PIN work as well.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From now on, check in with your student number and PIN.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press &quot;Student number&quot; on the first screen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished">확인</translation>
    </message>
</context>
<context>
    <name>FaultPage</name>
    <message>
        <source>Student number</source>
        <translation>학번으로 출석</translation>
    </message>
    <message>
        <source>Check in by student number</source>
        <translation>학번으로 출석하기</translation>
    </message>
    <message>
        <source>Enrol</source>
        <translation>회원 등록</translation>
    </message>
    <message>
        <source>Start again</source>
        <translation>다시 시작</translation>
    </message>
    <message>
        <source>Professor</source>
        <translation>교수</translation>
    </message>
    <message>
        <source>The camera is not available</source>
        <translation>카메라를 사용할 수 없습니다</translation>
    </message>
    <message>
        <source>Records cannot be saved right now</source>
        <translation>지금은 기록을 저장할 수 없습니다</translation>
    </message>
    <message>
        <source>Something went wrong here</source>
        <translation>일시적인 문제가 생겼습니다</translation>
    </message>
    <message>
        <source>Please tell the professor; nothing recorded so far is lost.</source>
        <translation>교수님께 알려 주세요. 지금까지의 기록은 안전합니다.</translation>
    </message>
    <message>
        <source>Please press Start again. If it happens again, tell the professor.</source>
        <translation>‘다시 시작’을 눌러 주세요. 문제가 계속되면 교수님께 알려 주세요.</translation>
    </message>
    <message>
        <source>Meanwhile please check in by student number.</source>
        <translation>그동안 학번으로 출석해 주세요.</translation>
    </message>
    <message>
        <source>No camera was found. Is its cable plugged in?</source>
        <translation>카메라를 찾을 수 없습니다. 케이블 연결을 확인해 주세요.</translation>
    </message>
    <message>
        <source>The camera was unplugged. Please plug its cable in again.</source>
        <translation>카메라 연결이 끊겼습니다. 케이블을 다시 연결해 주세요.</translation>
    </message>
    <message>
        <source>The camera gives no new pictures. Please unplug it and plug it in again.</source>
        <translation>카메라 화면이 멈췄습니다. 케이블을 뽑았다가 다시 꽂아 주세요.</translation>
    </message>
    <message>
        <source>Another program is using the camera. Please call IT support.</source>
        <translation>다른 프로그램이 카메라를 사용하고 있습니다. 전산 담당자에게 문의해 주세요.</translation>
    </message>
    <message>
        <source>The chosen recording cannot be read. Please call IT support.</source>
        <translation>지정된 영상을 읽을 수 없습니다. 전산 담당자에게 문의해 주세요.</translation>
    </message>
    <message>
        <source>The camera is being connected.</source>
        <translation>카메라를 연결하고 있습니다.</translation>
    </message>
    <message numerus="yes">
        <source>Connecting again in %n second(s)</source>
        <translation>
            <numerusform>%n초 후 다시 연결합니다</numerusform>
        </translation>
    </message>
    <message>
        <source>Connecting again …</source>
        <translation>다시 연결하는 중…</translation>
    </message>
</context>
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
    <name>Letter</name>
    <message>
        <source>Waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E-mail is not set up on this kiosk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mail host cannot be reached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mail host refused the login</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mail host refused the address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection to the mail host is not secure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mail host refused the letter</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LogInPage</name>
    <message>
        <source>Please look at the camera</source>
        <translation>카메라를 봐 주세요</translation>
    </message>
    <message>
        <source>My attendance</source>
        <translation>내 출석</translation>
    </message>
    <message>
        <source>Look at the camera and your own page opens: your attendance and today&apos;s classes.</source>
        <translation>카메라를 보시면 나의 출석 현황과 오늘 수업이 열립니다.</translation>
    </message>
    <message>
        <source>Use my student number</source>
        <translation>학번으로 열기</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
</context>
<context>
    <name>MainPage</name>
    <message>
        <source>Look at the camera to check in</source>
        <translation>카메라를 보면 출석됩니다</translation>
    </message>
    <message>
        <source>Student number</source>
        <translation>학번으로 출석</translation>
    </message>
    <message>
        <source>Check in by student number</source>
        <translation>학번으로 출석하기</translation>
    </message>
    <message>
        <source>My attendance</source>
        <translation>내 출석</translation>
    </message>
    <message>
        <source>Enrol</source>
        <translation>회원 등록</translation>
    </message>
    <message>
        <source>Enrol as a new student</source>
        <translation>새로 회원 등록하기</translation>
    </message>
    <message>
        <source>Professor</source>
        <translation>교수</translation>
    </message>
    <message>
        <source>Professor: unlock the panel</source>
        <translation>교수 화면 열기</translation>
    </message>
    <message>
        <source>There is no class to check in to now</source>
        <translation>지금은 출석할 수업이 없습니다</translation>
    </message>
    <message>
        <source>The next class starts at {time}</source>
        <translation>다음 수업은 {time}에 시작합니다</translation>
    </message>
    <message>
        <source>Zoom of the next class</source>
        <translation>다음 수업 Zoom</translation>
    </message>
</context>
<context>
    <name>MaintenancePage</name>
    <message>
        <source>Maintenance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End the kiosk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody can check in until it is started again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Method</name>
    <message>
        <source>Face</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Mistake</name>
    <message>
        <source>4 to 12 digits, please</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This number is registered already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please type your name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please check the e-mail address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>6 digits, please</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too easy to guess. Not 111111 or 123456</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The two PINs are not the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please give a reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The link must begin with https://</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only links of zoom.us</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no meeting ID in this link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A meeting ID has 9 to 11 digits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The link has another meeting ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Up to 32 letters and digits, no spaces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At least {count} characters, please</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The two passwords are not the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please type a name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please type the course code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please type the course title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please type the room</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please choose a weekday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The end must be later than the start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please name a camera</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Mode</name>
    <message>
        <source>In the room</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Online</source>
        <translation type="unfinished">온라인</translation>
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
    <name>NotMarkedPage</name>
    <message>
        <source>Use my student number</source>
        <translation>학번으로 출석</translation>
    </message>
    <message>
        <source>Enrol</source>
        <translation>회원 등록</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>확인</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
    <message>
        <source>We could not recognise you</source>
        <translation>얼굴을 확인하지 못했습니다</translation>
    </message>
    <message>
        <source>There is no class to check in to now</source>
        <translation>지금은 출석할 수업이 없습니다</translation>
    </message>
    <message>
        <source>You are not on the list of this class</source>
        <translation>이 수업의 수강생 명단에 없습니다</translation>
    </message>
    <message>
        <source>The turn of your head was not seen</source>
        <translation>고개를 돌리는 동작을 확인하지 못했습니다</translation>
    </message>
    <message>
        <source>Your face went out of view</source>
        <translation>얼굴이 화면에서 벗어났습니다</translation>
    </message>
    <message>
        <source>Please look into the camera yourself</source>
        <translation>본인이 직접 카메라를 봐 주세요</translation>
    </message>
    <message>
        <source>Please use your student number for now</source>
        <translation>지금은 학번으로 출석해 주세요</translation>
    </message>
    <message>
        <source>Enrolled already? Use your student number. New here? Please enrol first.</source>
        <translation>이미 등록하셨다면 학번으로 출석해 주세요.
처음이시면 회원 등록을 해 주세요.</translation>
    </message>
    <message>
        <source>There are no more classes in this room today.</source>
        <translation>오늘 이 강의실에는 남은 수업이 없습니다.</translation>
    </message>
    <message>
        <source>Next: {course} at {time}</source>
        <translation>다음 수업: {course}, {time}</translation>
    </message>
    <message>
        <source>Please check the room. If it is right, talk to the professor.</source>
        <translation>강의실을 확인해 주세요. 맞다면 교수님께 말씀해 주세요.</translation>
    </message>
    <message>
        <source>Step up to the camera again and follow the arrow slowly.</source>
        <translation>다시 카메라 앞에 서서 화살표를 따라 천천히 움직여 주세요.</translation>
    </message>
    <message>
        <source>Please stay in front of the camera and try again.</source>
        <translation>카메라 앞에 서서 다시 시도해 주세요.</translation>
    </message>
    <message>
        <source>Stand in front of the camera with your face uncovered and try again.</source>
        <translation>얼굴을 가리지 말고 카메라 앞에 서서 다시 시도해 주세요.</translation>
    </message>
    <message>
        <source>The camera will be ready again in a minute.</source>
        <translation>카메라는 잠시 후 다시 사용할 수 있습니다.</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Corrected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The new Zoom code is on the screens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Class closed. The attendance goes to your mailbox</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The attendance is being sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The attendance is in your mailbox</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The e-mail did not leave. See E-mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sending again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NumberEntryPage</name>
    <message>
        <source>Check in by student number</source>
        <translation>학번으로 출석</translation>
    </message>
    <message>
        <source>My attendance</source>
        <translation>내 출석</translation>
    </message>
    <message>
        <source>Counts just like checking in by face.</source>
        <translation>얼굴로 출석하는 것과 똑같이 처리됩니다.</translation>
    </message>
    <message>
        <source>Student number</source>
        <translation>학번</translation>
    </message>
    <message>
        <source>e.g. 20261234</source>
        <translation>예: 20261234</translation>
    </message>
    <message>
        <source>PIN (6 digits)</source>
        <translation>PIN (숫자 6자리)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Check in</source>
        <translation>출석하기</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>열기</translation>
    </message>
    <message numerus="yes">
        <source>Please try again in %n second(s)</source>
        <translation>
            <numerusform>%n초 후에 다시 시도해 주세요</numerusform>
        </translation>
    </message>
    <message>
        <source>Number or PIN is not right. Please try again.</source>
        <translation>학번 또는 PIN이 맞지 않습니다. 다시 입력해 주세요.</translation>
    </message>
    <message>
        <source>This number is not enrolled yet. Please enrol first.</source>
        <translation>등록되지 않은 학번입니다. 먼저 회원 등록을 해 주세요.</translation>
    </message>
</context>
<context>
    <name>QrOverlay</name>
    <message>
        <source>QR code that opens the Zoom meeting</source>
        <translation type="unfinished">Zoom 회의를 여는 QR 코드</translation>
    </message>
    <message>
        <source>Passcode {code}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StartFaultPage</name>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was changed and nothing is lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please correct these lines of the settings file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please put back the configuration folder this kiosk was set up with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key of the stored faces is missing or wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please install the newest version of the kiosk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The records were made by a newer version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please put back a copy with “kiosk restore”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file of the records is damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please make room, then start again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please check the folder or the database server, then start again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The records cannot be reached</source>
        <translation type="unfinished"></translation>
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
    <name>StudentHomePage</name>
    <message>
        <source>Done</source>
        <translation type="unfinished">확인</translation>
    </message>
    <message>
        <source>My attendance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lectures today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are not on the list of any course yet. Please ask your professor.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No lectures today.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the Zoom code of {course}</source>
        <translation type="unfinished"></translation>
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
    <message>
        <source>d MMM</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Topic</name>
    <message>
        <source>Version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kiosk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Camera</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Face engine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Students</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Templates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calibration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Letters waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Letters not sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Journal head</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>UnlockPage</name>
    <message>
        <source>Staff</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose your name and unlock.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished">취소</translation>
    </message>
    <message>
        <source>Password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please choose your name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PIN of {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Professor</source>
        <translation type="unfinished">교수</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Please try again in %n second(s)</source>
        <translation type="unfinished">
            <numerusform>%n초 후에 다시 시도해 주세요</numerusform>
        </translation>
    </message>
    <message>
        <source>That was not right. Please try again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ZoomCard</name>
    <message>
        <source>Join on Zoom</source>
        <translation>Zoom으로 참여</translation>
    </message>
    <message>
        <source>Meeting ID</source>
        <translation>회의 ID</translation>
    </message>
    <message>
        <source>Passcode</source>
        <translation>암호</translation>
    </message>
    <message>
        <source>QR code that opens the Zoom meeting</source>
        <translation>Zoom 회의를 여는 QR 코드</translation>
    </message>
</context>
</TS>
