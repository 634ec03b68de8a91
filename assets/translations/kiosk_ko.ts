<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko">
<context>
    <name>AdministratorPart</name>
    <message>
        <source>Administrator password</source>
        <translation>관리자 비밀번호</translation>
    </message>
    <message>
        <source>10 characters or more</source>
        <translation>10자 이상</translation>
    </message>
    <message>
        <source>Password once more</source>
        <translation>비밀번호 확인</translation>
    </message>
</context>
<context>
    <name>AnnouncementCard</name>
    <message>
        <source>This room: {room}</source>
        <translation>이 강의실: {room}</translation>
    </message>
    <message>
        <source>Announcement at the door</source>
        <translation>출입문 공지</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Close the form of the announcement</source>
        <translation>공지 작성 닫기</translation>
    </message>
    <message>
        <source>Write announcement</source>
        <translation>공지 작성</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>표시할 곳</translation>
    </message>
    <message>
        <source>Shown up to and with</source>
        <translation>마지막 표시일</translation>
    </message>
    <message>
        <source>Text, up to 200 letters</source>
        <translation>내용 (200자 이내)</translation>
    </message>
    <message>
        <source>No class on Friday. We meet on Monday.</source>
        <translation>금요일은 휴강합니다. 월요일에 만나요.</translation>
    </message>
    <message>
        <source>Take down</source>
        <translation>공지 내리기</translation>
    </message>
    <message>
        <source>Show at the door</source>
        <translation>출입문에 표시</translation>
    </message>
    <message>
        <source>Nothing is announced.</source>
        <translation>표시 중인 공지가 없습니다.</translation>
    </message>
    <message>
        <source>{text} (until {day})</source>
        <translation>{text} ({day}까지)</translation>
    </message>
</context>
<context>
    <name>AnswerStrip</name>
    <message>
        <source>Stays as it is</source>
        <translation>그대로 둠</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>사유</translation>
    </message>
    <message>
        <source>Reason for the answer; the student reads it</source>
        <translation>답변 사유 (학생이 읽습니다)</translation>
    </message>
    <message>
        <source>Send answer</source>
        <translation>답변 보내기</translation>
    </message>
    <message>
        <source>Close without answering</source>
        <translation>답하지 않고 닫기</translation>
    </message>
    <message>
        <source>Somebody else checked in</source>
        <translation>다른 사람이 출석함</translation>
    </message>
    <message>
        <source>I saw you in class</source>
        <translation>수업에서 학생을 봄</translation>
    </message>
    <message>
        <source>I did not see you in class</source>
        <translation>수업에서 학생을 보지 못함</translation>
    </message>
</context>
<context>
    <name>AttackWindow</name>
    <message>
        <source>{kind}: try {number} of {each}</source>
        <translation>{kind}: {each}번 중 {number}번째</translation>
    </message>
    <message>
        <source>Check against attacks</source>
        <translation>위조 방지 점검</translation>
    </message>
    <message>
        <source>Begin this try</source>
        <translation>시험 시작</translation>
    </message>
    <message>
        <source>No more of these</source>
        <translation>다음 종류로</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>The camera gives no picture. Is the kiosk still running?</source>
        <translation>카메라 화면이 없습니다. 출석 프로그램이 켜져 있나요?</translation>
    </message>
    <message>
        <source>Now, until the button comes back</source>
        <translation>지금입니다. 버튼이 다시 켜질 때까지 계속해 주세요</translation>
    </message>
    <message>
        <source>No face was seen. Nearer, and once more</source>
        <translation>얼굴이 보이지 않았습니다. 더 가까이에서 다시 해 주세요</translation>
    </message>
    <message>
        <source>One moment: the tries are being judged</source>
        <translation>잠시만요. 시험 결과를 계산하고 있습니다</translation>
    </message>
</context>
<context>
    <name>Attacks</name>
    <message>
        <source>The picture has been much darker for days: please look whether a lamp is out.</source>
        <translation>며칠째 화면이 많이 어둡습니다. 조명이 꺼졌는지 확인하세요.</translation>
    </message>
    <message>
        <source>The picture has shown another place for days: please look whether the camera was moved.</source>
        <translation>며칠째 화면에 다른 곳이 보입니다. 카메라가 움직였는지 확인하세요.</translation>
    </message>
    <message>
        <source>The picture has been blurred for days: please clean the lens.</source>
        <translation>며칠째 화면이 흐립니다. 렌즈를 닦아 주세요.</translation>
    </message>
    <message>
        <source>The check against attacks was never done on this camera; it takes ten minutes.</source>
        <translation>이 카메라로 위조 방지 점검을 한 적이 없습니다. 10분이 걸립니다.</translation>
    </message>
    <message>
        <source>The check against attacks is older than a term: please do it again.</source>
        <translation>위조 방지 점검을 한 지 한 학기가 넘었습니다. 다시 점검하세요.</translation>
    </message>
    <message>
        <source>The check against attacks was done with another camera: please do it again.</source>
        <translation>위조 방지 점검을 다른 카메라로 했습니다. 다시 점검하세요.</translation>
    </message>
    <message>
        <source>{date}: {missed} of {attacks} pictures not refused, {false} of {live} people refused.</source>
        <translation>{date} 시험: 사진 {attacks}번 중 {missed}번을 막지 못함, 사람 {live}번 중 {false}번을 거절함.</translation>
    </message>
    <message>
        <source>Live person</source>
        <translation>실제 사람</translation>
    </message>
    <message>
        <source>Printed photo</source>
        <translation>인쇄한 사진</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>휴대전화</translation>
    </message>
    <message>
        <source>Tablet</source>
        <translation>태블릿</translation>
    </message>
    <message>
        <source>Walk up, look here, turn your head. Best another person each time</source>
        <translation>걸어와서 화면을 보고 고개를 돌려 주세요. 매번 다른 사람이면 좋습니다</translation>
    </message>
    <message>
        <source>Hold up a printed photo of a face and move it a little</source>
        <translation>얼굴이 인쇄된 사진을 들고 조금 움직여 주세요</translation>
    </message>
    <message>
        <source>Hold up a phone that shows a face and move it a little</source>
        <translation>얼굴이 나오는 휴대전화를 들고 조금 움직여 주세요</translation>
    </message>
    <message>
        <source>Hold up a tablet or laptop that shows a face</source>
        <translation>얼굴이 나오는 태블릿이나 노트북을 들어 주세요</translation>
    </message>
    <message>
        <source>Fitted to this camera; used from the next start on.</source>
        <translation>이 카메라에 맞추었습니다. 다음에 시작할 때부터 적용됩니다.</translation>
    </message>
    <message>
        <source>Fitting gained nothing: the numbers stay as they came.</source>
        <translation>맞추어도 나아지지 않아 원래 설정을 그대로 씁니다.</translation>
    </message>
    <message>
        <source>{kind}: {errors} of {tries} wrongly refused (95 % interval {low} to {high} %)</source>
        <translation>{kind}: {tries}번 중 {errors}번 잘못 거절 (95% 신뢰 구간 {low}~{high}%)</translation>
    </message>
    <message>
        <source>{kind}: {errors} of {tries} not refused (95 % interval {low} to {high} %)</source>
        <translation>{kind}: {tries}번 중 {errors}번 막지 못함 (95% 신뢰 구간 {low}~{high}%)</translation>
    </message>
</context>
<context>
    <name>AttendancePart</name>
    <message>
        <source>Attendance of this class</source>
        <translation>이 수업의 출석 현황</translation>
    </message>
    <message>
        <source>Each row opens the correction of one student</source>
        <translation>행을 누르면 그 학생의 출석 상태를 변경할 수 있습니다</translation>
    </message>
    <message>
        <source>All</source>
        <translation>전체</translation>
    </message>
    <message>
        <source>Others</source>
        <translation>기타</translation>
    </message>
    <message>
        <source>There is no class to show. Those of these days are under Lectures.</source>
        <translation>표시할 수업이 없습니다. ‘강의 목록’에서 최근 수업을 고를 수 있습니다.</translation>
    </message>
    <message>
        <source>Nobody is on the list of this course yet. IT adds students with a timetable file.</source>
        <translation>아직 수강생 명단이 없습니다. 전산 담당자가 시간표 파일로 추가합니다.</translation>
    </message>
    <message>
        <source>Found, but not here: look at All.</source>
        <translation>이 목록에는 없습니다. ‘전체’에 있습니다.</translation>
    </message>
    <message>
        <source>Nobody here. All shows everybody.</source>
        <translation>해당하는 학생이 없습니다. ‘전체’에서 모두 볼 수 있습니다.</translation>
    </message>
</context>
<context>
    <name>CameraPart</name>
    <message>
        <source>No picture from this camera. Check the cable or try another number.</source>
        <translation>카메라 영상이 없습니다. 케이블을 확인하거나 다른 번호를 입력해 주세요.</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>카메라</translation>
    </message>
    <message>
        <source>Show the picture</source>
        <translation>영상 확인</translation>
    </message>
    <message>
        <source>0 is the first camera of this computer, 1 the next. A stream address works as well.</source>
        <translation>0은 이 컴퓨터의 첫 번째 카메라, 1은 두 번째 카메라입니다. 스트림 주소도 입력할 수 있습니다.</translation>
    </message>
</context>
<context>
    <name>ChallengedPage</name>
    <message>
        <source>Turn {step} of {steps}</source>
        <translation>{steps}번 중 {step}번째</translation>
    </message>
    <message>
        <source>Now look straight ahead</source>
        <translation>이제 정면을 봐 주세요</translation>
    </message>
    <message>
        <source>Move slowly until this page changes</source>
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
        <source>{course} · arrived {time}</source>
        <translation>{course} · {time} 도착</translation>
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
        <source>Cancelled today</source>
        <translation>오늘 휴강</translation>
    </message>
</context>
<context>
    <name>Consent</name>
    <message>
        <source>What we keep, and why</source>
        <translation>무엇을, 왜 저장하나요?</translation>
    </message>
    <message>
        <source>Without a face, student number and PIN work just as well.</source>
        <translation>얼굴 없이 학번과 PIN으로도 똑같이 출석할 수 있고, 불이익이 없습니다.</translation>
    </message>
    <message>
        <source>Personal details</source>
        <translation>개인정보</translation>
    </message>
    <message>
        <source>Required</source>
        <translation>필수</translation>
    </message>
    <message>
        <source>What</source>
        <translation>항목</translation>
    </message>
    <message>
        <source>Student number, name, department, e-mail, PIN (stored so that nobody can read it), time and way (face or number) of each check-in, corrections by your professor, objections and their answers</source>
        <translation>학번, 이름, 학과, 이메일, 비밀번호(PIN, 알아볼 수 없게 바꾸어 저장), 출석 시각과 방법(얼굴 또는 학번), 교수님의 출석 정정 내용, 출석 이의와 그 답변</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>목적</translation>
    </message>
    <message>
        <source>To know that it is you, and to record your attendance. Where the kiosk can send mail, your e-mail gets a receipt of each check-in and the answers to your objections, nothing else.</source>
        <translation>본인 확인과 출석 기록. 메일을 보낼 수 있는 단말기라면 출석할 때마다 확인 메일을, 이의를 제기하면 그 답변을 이메일로 보내 드립니다. 다른 메일은 보내지 않습니다.</translation>
    </message>
    <message>
        <source>How long</source>
        <translation>보관</translation>
    </message>
    <message>
        <source>In short</source>
        <translation>한눈에 보기</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>저장</translation>
    </message>
    <message>
        <source>Of your face: numbers computed from it and small grey pictures, encrypted.</source>
        <translation>얼굴에서 뽑은 특징값과 작은 흑백 사진을 암호화하여 저장합니다.</translation>
    </message>
    <message>
        <source>As long as the university keeps the records of your courses. This kiosk does not delete them by itself.</source>
        <translation>학교가 과목의 출석 기록을 보관하는 동안 보관합니다. 이 단말기가 자동으로 지우지는 않습니다.</translation>
    </message>
    <message>
        <source>Safety</source>
        <translation>보호</translation>
    </message>
    <message>
        <source>In the kiosk&apos;s database. The attendance list of a class goes by e-mail to the professor of that class and to nobody else.</source>
        <translation>단말기의 데이터베이스에 저장하고, 수업 출석부는 그 수업의 담당 교수님께만 이메일로 보냅니다.</translation>
    </message>
    <message>
        <source>Face features</source>
        <translation>얼굴 특징</translation>
    </message>
    <message>
        <source>Optional</source>
        <translation>선택</translation>
    </message>
    <message>
        <source>Numbers computed from your face (sensitive data) and small grey pictures of your face from five directions; with each check-in by face, numbers that say how well it matched and whether a live face was seen, and a checksum of the camera&apos;s pictures. To learn how you look on other days, one more picture is kept after a very sure check-in, never more than the last two.</source>
        <translation>얼굴에서 뽑은 특징값(민감정보)과 다섯 방향의 작은 흑백 얼굴 사진, 얼굴로 출석할 때마다 얼마나 일치했는지와 실제 얼굴이었는지를 나타내는 수치, 카메라 영상의 검사값. 다른 날의 모습도 배우기 위해 아주 확실하게 확인된 출석 뒤에 사진을 한 장 더 저장하며, 이런 사진은 최근 두 장만 남깁니다.</translation>
    </message>
    <message>
        <source>Only to recognise you, so that walking up is enough, and to find out whether two students are hard to tell apart. Their professor then sees both names, and no picture.</source>
        <translation>걸어오면 바로 출석되도록 본인을 알아보는 데에만 쓰고, 구별하기 어려운 두 학생이 있는지 확인합니다. 그런 경우 교수님께 두 학생의 이름만 보이고 사진은 보이지 않습니다.</translation>
    </message>
    <message>
        <source>Deleted automatically when this term ends, after 31 August or the end of February; at once if you withdraw. Only the numbers and checksum of each check-in stay, with your attendance.</source>
        <translation>이번 학기가 끝나면(8월 31일 또는 2월 말일이 지나면) 자동으로 지웁니다. 동의를 거두시면 그 즉시 지웁니다. 출석할 때의 수치와 검사값만 출석 기록과 함께 남습니다.</translation>
    </message>
    <message>
        <source>Features and pictures are encrypted in the kiosk&apos;s database. The pictures serve to compute the features again and are shown to nobody.</source>
        <translation>특징값과 사진은 암호화하여 단말기의 데이터베이스에 저장합니다. 사진은 특징값을 다시 만들 때만 쓰고, 누구에게도 보이지 않습니다.</translation>
    </message>
    <message>
        <source>Check-in picture</source>
        <translation>출석 사진</translation>
    </message>
    <message>
        <source>With each check-in by face one small picture of it is kept for {days} days, encrypted, then deleted automatically. Your professor sees it only while you object to that check-in, to compare it with you.</source>
        <translation>얼굴로 출석할 때마다 그때의 작은 사진 한 장을 암호화하여 {days}일 동안 보관한 뒤 자동으로 지웁니다. 본인이 그 출석에 이의를 제기한 동안에만 교수님이 본인과 비교하기 위해 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>Good to know</source>
        <translation>꼭 알아 두세요</translation>
    </message>
    <message>
        <source>Your choice</source>
        <translation>선택</translation>
    </message>
    <message>
        <source>To record attendance we need the following. Your face is optional: you lose nothing by saying no.</source>
        <translation>출석을 확인하려면 아래 정보가 필요합니다. 얼굴 등록은 선택이며, 등록하지 않아도 불이익이 없습니다.</translation>
    </message>
    <message>
        <source>Your face: until this term ends; you can delete it here at any time. Attendance: kept by the university.</source>
        <translation>얼굴은 이번 학기가 끝날 때까지 보관하며, 여기에서 언제든 지울 수 있습니다. 출석 기록은 학교가 보관합니다.</translation>
    </message>
    <message>
        <source>You may say no. Student number and PIN work just as well at this same kiosk.</source>
        <translation>동의하지 않아도 됩니다. 같은 단말기에서 학번과 PIN으로 똑같이 출석할 수 있고, 불이익이 없습니다.</translation>
    </message>
    <message>
        <source>Withdrawing</source>
        <translation>철회</translation>
    </message>
    <message>
        <source>At any time: press &quot;Delete my face data&quot; under &quot;My attendance&quot;, or ask the administrator. Features and pictures are deleted at once, and the deletion is recorded. Backup copies made before keep them, encrypted, until newer copies replace them.</source>
        <translation>언제든 ‘내 출석’에서 ‘얼굴 정보 삭제’를 누르거나 관리자에게 말씀하세요. 얼굴 특징과 사진을 바로 지우고, 지웠다는 기록을 남깁니다. 그 전에 만든 백업 사본에는 새 사본으로 바뀔 때까지 암호화된 채 남습니다.</translation>
    </message>
    <message>
        <source>Your records</source>
        <translation>열람</translation>
    </message>
    <message>
        <source>You can see your own attendance at any time under &quot;My attendance&quot;.</source>
        <translation>내 출석 기록은 ‘내 출석’에서 언제든 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>If you cancel, nothing of what you typed or showed is stored.</source>
        <translation>‘취소’를 누르면 입력하신 내용과 촬영한 얼굴을 저장하지 않습니다.</translation>
    </message>
</context>
<context>
    <name>CorrectionStrip</name>
    <message>
        <source>Reason</source>
        <translation>사유</translation>
    </message>
    <message>
        <source>Reason for the correction</source>
        <translation>변경 사유를 입력해 주세요</translation>
    </message>
    <message>
        <source>Doctor&apos;s note</source>
        <translation>진단서 확인</translation>
    </message>
    <message>
        <source>Official letter</source>
        <translation>공문 확인</translation>
    </message>
    <message>
        <source>Recognised late</source>
        <translation>인식 지연</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>저장</translation>
    </message>
    <message>
        <source>Save the correction</source>
        <translation>변경한 출석 상태 저장</translation>
    </message>
    <message>
        <source>Close without saving</source>
        <translation>저장하지 않고 닫기</translation>
    </message>
    <message>
        <source>PIN instead of a turn</source>
        <translation>고개 대신 PIN 받기</translation>
    </message>
    <message>
        <source>Ask for a turn again</source>
        <translation>다시 고개 돌리기 받기</translation>
    </message>
</context>
<context>
    <name>CourseCard</name>
    <message>
        <source>No session was held yet.</source>
        <translation>아직 진행된 수업이 없습니다.</translation>
    </message>
    <message numerus="yes">
        <source>%n session(s) held</source>
        <translation>
            <numerusform>수업 %n회 진행</numerusform>
        </translation>
    </message>
    <message>
        <source>More absences than allowed. Please talk to your professor.</source>
        <translation>결석 허용 횟수를 넘었습니다. 교수님과 상의해 주세요.</translation>
    </message>
    <message>
        <source>No absence is left. With one more you fail this course.</source>
        <translation>더 결석할 수 없습니다. 한 번 더 결석하면 F 처리됩니다.</translation>
    </message>
    <message>
        <source>Careful: absences left before you fail this course: {count}</source>
        <translation>주의: 앞으로 {count}회까지만 결석할 수 있습니다.</translation>
    </message>
    <message>
        <source>Absences: {count} of {allowed} allowed</source>
        <translation>결석 {count}회 / 허용 {allowed}회</translation>
    </message>
    <message>
        <source>All sessions so far, the newest last</source>
        <translation>지금까지 진행한 수업 (오른쪽이 최근)</translation>
    </message>
</context>
<context>
    <name>CoursePart</name>
    <message>
        <source>Course code</source>
        <translation>과목 코드</translation>
    </message>
    <message>
        <source>e.g. CSE301</source>
        <translation>예: CSE301</translation>
    </message>
    <message>
        <source>Course title</source>
        <translation>과목명</translation>
    </message>
    <message>
        <source>e.g. Operating Systems</source>
        <translation>예: 운영체제</translation>
    </message>
    <message>
        <source>Room of this kiosk</source>
        <translation>강의실</translation>
    </message>
    <message>
        <source>e.g. Engineering 302</source>
        <translation>예: 공학관 302</translation>
    </message>
    <message>
        <source>Day of the week</source>
        <translation>요일</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>End</source>
        <translation>종료</translation>
    </message>
</context>
<context>
    <name>Direction</name>
    <message>
        <source>Front</source>
        <translation>정면</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>왼쪽</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>오른쪽</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>위</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>아래</translation>
    </message>
</context>
<context>
    <name>Engine</name>
    <message>
        <source>{engine}: the engine of the settings is not installed. Do ./run accurate, start again.</source>
        <translation>{engine}: 설정에서 고른 인식 엔진이 설치되어 있지 않습니다. ./run accurate를 실행한 뒤 다시 시작하세요.</translation>
    </message>
    <message>
        <source>{engine}: the accurate engine lacks its model file. Do ./run accurate again; the log names it.</source>
        <translation>{engine}: 정밀 엔진의 모델 파일이 없습니다. ./run accurate를 다시 실행하세요. 파일 이름은 로그에 있습니다.</translation>
    </message>
    <message>
        <source>{engine}: the model file of the accurate engine was altered. Do ./run accurate again; the log names it.</source>
        <translation>{engine}: 정밀 엔진의 모델 파일이 변경되었습니다. ./run accurate를 다시 실행하세요. 파일 이름은 로그에 있습니다.</translation>
    </message>
    <message>
        <source>{engine}: the accurate engine stopped. End the kiosk and start it again; the log says why.</source>
        <translation>{engine}: 정밀 엔진이 멈췄습니다. 프로그램을 종료하고 다시 시작하세요. 이유는 로그에 있습니다.</translation>
    </message>
    <message>
        <source>They do not open, so nobody is searched: put a backup copy back.</source>
        <translation>열리지 않아 아무도 찾지 못합니다. 백업을 되돌려 주세요.</translation>
    </message>
    <message>
        <source>Being made for {engine}: {done} of {total} students</source>
        <translation>{engine}용으로 만드는 중: 학생 {total}명 중 {done}명</translation>
    </message>
    <message>
        <source>Paused while being made for {engine}: {done} of {total} students</source>
        <translation>{engine}용으로 만들다 멈춤: 학생 {total}명 중 {done}명</translation>
    </message>
    <message>
        <source>Pictures do not open; number and PIN until taken again: {numbers}</source>
        <translation>사진이 열리지 않음(다시 찍을 때까지 학번과 PIN 사용): {numbers}</translation>
    </message>
</context>
<context>
    <name>EnrolConsentPage</name>
    <message>
        <source>Step 3 of 4: consent</source>
        <translation>4단계 중 3단계: 동의</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>이전</translation>
    </message>
    <message>
        <source>Agree, with face</source>
        <translation>동의하고 얼굴로 등록</translation>
    </message>
    <message>
        <source>Agree, without face</source>
        <translation>동의하고 얼굴 없이 등록</translation>
    </message>
    <message>
        <source>Stay without face</source>
        <translation>얼굴 없이 계속하기</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>나중에 하기</translation>
    </message>
</context>
<context>
    <name>EnrolEntryPage</name>
    <message>
        <source>Add my face</source>
        <translation>얼굴 추가</translation>
    </message>
    <message>
        <source>Enrol</source>
        <translation>회원 등록</translation>
    </message>
    <message>
        <source>Step 1 of 4: your number</source>
        <translation>4단계 중 1단계: 학번</translation>
    </message>
    <message>
        <source>e.g. 20261234</source>
        <translation>예: 20261234</translation>
    </message>
    <message>
        <source>Enrolment code (8 digits)</source>
        <translation>등록 코드 (숫자 8자리)</translation>
    </message>
    <message>
        <source>e.g. 1234 5678</source>
        <translation>예: 1234 5678</translation>
    </message>
    <message>
        <source>No code? Ask your professor to send you one, or to open enrolment here.</source>
        <translation>코드가 없나요? 교수님께 코드를 보내 달라고 하거나 이곳에서 등록을 열어 달라고 말씀해 주세요.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>다음</translation>
    </message>
    <message>
        <source>A code makes sure that nobody puts their face in place of yours.</source>
        <translation>다른 사람이 내 얼굴 대신 자기 얼굴을 등록하지 못하도록 코드를 확인합니다.</translation>
    </message>
    <message>
        <source>The code is in the e-mail from your professor. Only you can enrol with it.</source>
        <translation>등록 코드는 교수님이 보내신 이메일에 있습니다. 본인만 등록할 수 있습니다.</translation>
    </message>
    <message>
        <source>Your professor has opened enrolment. Your student number is enough.</source>
        <translation>교수님이 등록을 열어 두셨습니다. 학번만 입력하면 됩니다.</translation>
    </message>
    <message>
        <source>You need your student number. It takes a minute.</source>
        <translation>학번이 필요합니다. 1분이면 끝납니다.</translation>
    </message>
    <message>
        <source>Number and code do not belong together. Please look at your e-mail again.</source>
        <translation>학번과 코드가 맞지 않습니다. 이메일을 다시 확인해 주세요.</translation>
    </message>
    <message>
        <source>Please type all {count} digits of the enrolment code</source>
        <translation>등록 코드 {count}자리를 모두 입력해 주세요</translation>
    </message>
    <message>
        <source>This number is enrolled already. If that was not you, tell your professor.</source>
        <translation>이미 등록된 학번입니다. 본인이 등록하지 않았다면 교수님께 알려 주세요.</translation>
    </message>
    <message>
        <source>Please type the enrolment code as well.</source>
        <translation>등록 코드도 입력해 주세요.</translation>
    </message>
    <message>
        <source>This code is too old. Please ask your professor for a new one.</source>
        <translation>기한이 지난 코드입니다. 교수님께 새 코드를 부탁해 주세요.</translation>
    </message>
</context>
<context>
    <name>EnrolFormPage</name>
    <message>
        <source>Enrol</source>
        <translation>회원 등록</translation>
    </message>
    <message>
        <source>Step 2 of 4: your details</source>
        <translation>4단계 중 2단계: 내 정보</translation>
    </message>
    <message>
        <source>Student number</source>
        <translation>학번</translation>
    </message>
    <message>
        <source>e.g. 2026104417</source>
        <translation>예: 2026104417</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>e.g. Jiwoo Han</source>
        <translation>예: 한지우</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>학과</translation>
    </message>
    <message>
        <source>e.g. Computer Science</source>
        <translation>예: 컴퓨터공학과</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>이메일</translation>
    </message>
    <message>
        <source>e.g. jiwoo@example.ac.kr</source>
        <translation>예: jiwoo@example.ac.kr</translation>
    </message>
    <message>
        <source>PIN (6 digits)</source>
        <translation>비밀번호(PIN, 숫자 6자리)</translation>
    </message>
    <message>
        <source>PIN once more</source>
        <translation>비밀번호(PIN) 확인</translation>
    </message>
    <message>
        <source>With student number and PIN you can check in at any time, with or without a face.</source>
        <translation>얼굴을 등록하지 않아도 학번과 비밀번호(PIN)로 언제든 출석할 수 있습니다.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>다음</translation>
    </message>
    <message>
        <source>Is this you? Then choose a PIN. It takes half a minute.</source>
        <translation>본인이 맞으면 비밀번호를 정해 주세요. 30초면 끝납니다.</translation>
    </message>
    <message>
        <source>Your name as on the course list. It takes half a minute.</source>
        <translation>이름은 수강 명단과 같게 적어 주세요. 30초면 끝납니다.</translation>
    </message>
</context>
<context>
    <name>EnrolPosesPage</name>
    <message>
        <source>Your face</source>
        <translation>얼굴 등록</translation>
    </message>
    <message>
        <source>Step 4 of 4: your face</source>
        <translation>4단계 중 4단계: 얼굴</translation>
    </message>
    <message>
        <source>{done} of {all} directions</source>
        <translation>{all}개 방향 중 {done}개 완료</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Go on without face</source>
        <translation>얼굴 없이 등록</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>나중에 하기</translation>
    </message>
    <message>
        <source>We lost sight of your face. No matter: once more from the front.</source>
        <translation>얼굴이 잠시 안 보였어요. 괜찮습니다. 정면부터 다시 해 볼게요.</translation>
    </message>
    <message>
        <source>Please show your own face, not a picture. Once more from the front.</source>
        <translation>사진이 아닌 본인의 얼굴을 보여 주세요. 정면부터 다시 할게요.</translation>
    </message>
    <message>
        <source>Turning is hard for you? Ask your professor to open enrolment, then it works.</source>
        <translation>고개를 돌리기 어려우면 교수님께 등록을 열어 달라고 말씀해 주세요. 그러면 등록됩니다.</translation>
    </message>
    <message>
        <source>Done. One moment, please</source>
        <translation>완료되었습니다. 잠시만 기다려 주세요</translation>
    </message>
</context>
<context>
    <name>EnrolSummaryPage</name>
    <message>
        <source>Keep these pictures?</source>
        <translation>이 사진으로 등록할까요?</translation>
    </message>
    <message>
        <source>Press a picture to take it once more. Nothing is stored before you press Keep.</source>
        <translation>사진을 누르면 다시 찍습니다. ‘이대로 등록’을 누르기 전에는 저장하지 않습니다.</translation>
    </message>
    <message>
        <source>Step 4 of 4: your face</source>
        <translation>4단계 중 4단계: 얼굴</translation>
    </message>
    <message>
        <source>That did not work. The picture is the one from before.</source>
        <translation>다시 찍지 못했습니다. 앞서 찍은 사진을 그대로 보여 드립니다.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>나중에 하기</translation>
    </message>
    <message>
        <source>Go on without face</source>
        <translation>얼굴 없이 등록</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>이대로 등록</translation>
    </message>
</context>
<context>
    <name>EnrolledPage</name>
    <message>
        <source>Welcome, {name}</source>
        <translation>{name}, 환영합니다</translation>
    </message>
    <message>
        <source>Come by tomorrow and press &quot;My attendance&quot;: 20 seconds more, for surer recognition.</source>
        <translation>내일 다시 오셔서 ‘내 출석’을 눌러 주세요. 20초만 더 촬영하면 더 정확해집니다.</translation>
    </message>
    <message>
        <source>This was no check-in yet. From now on, just walk up and look at the screen.</source>
        <translation>아직 출석 처리된 것은 아닙니다. 이제 화면을 보고 다가오시면 출석됩니다.</translation>
    </message>
    <message>
        <source>This was no check-in yet. From now on, use your student number and PIN.</source>
        <translation>아직 출석 처리된 것은 아닙니다. 이제 학번과 PIN으로 출석해 주세요.</translation>
    </message>
    <message>
        <source>Press &quot;Student number&quot; on the first screen.</source>
        <translation>첫 화면에서 ‘학번으로 출석’을 눌러 주세요.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>확인</translation>
    </message>
</context>
<context>
    <name>EnrolmentPart</name>
    <message>
        <source>Here you let students enrol, once you have a course.</source>
        <translation>과목이 생기면 이곳에서 학생 등록을 관리합니다.</translation>
    </message>
    <message>
        <source>Whoever enrols will be shown here, and you can undo it.</source>
        <translation>등록한 학생이 이곳에 표시되며, 등록을 취소할 수 있습니다.</translation>
    </message>
    <message>
        <source>Close enrolment</source>
        <translation>등록 닫기</translation>
    </message>
    <message>
        <source>Enrolling takes a code</source>
        <translation>지금은 등록 코드가 있는 학생만 등록할 수 있습니다</translation>
    </message>
    <message>
        <source>Enrolment is open until {time}</source>
        <translation>{time}까지 등록이 열려 있습니다</translation>
    </message>
    <message>
        <source>Please stay and look who enrols. Names must be as on your list.</source>
        <translation>누가 등록하는지 곁에서 확인해 주세요. 이름은 수강 명단과 같아야 합니다.</translation>
    </message>
    <message>
        <source>Open it while you stand by: everybody here can enrol without a code, for half an hour.</source>
        <translation>곁에 계시는 동안 열어 주세요. 30분 동안 누구나 코드 없이 등록할 수 있습니다.</translation>
    </message>
    <message numerus="yes">
        <source>%n student(s) not enrolled yet</source>
        <translation>
            <numerusform>아직 등록하지 않은 학생 %n명</numerusform>
        </translation>
    </message>
    <message>
        <source>Everybody on the list of this course is enrolled.</source>
        <translation>이 과목의 수강생이 모두 등록했습니다.</translation>
    </message>
    <message>
        <source>Each code is for one student and works once. New codes replace older ones.</source>
        <translation>코드는 학생마다 다르고 한 번만 쓸 수 있습니다. 새 코드를 만들면 이전 코드는 쓸 수 없습니다.</translation>
    </message>
    <message numerus="yes">
        <source>%n without an e-mail address: their codes come to you.</source>
        <translation>
            <numerusform>이메일이 없는 %n명의 코드는 교수님께 보내 드립니다.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send %n new code(s)?</source>
        <translation>
            <numerusform>새 코드 %n개를 보낼까요?</numerusform>
        </translation>
    </message>
    <message>
        <source>Send</source>
        <translation>보내기</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>나중에</translation>
    </message>
    <message>
        <source>Open for 30 minutes</source>
        <translation>30분 동안 열기</translation>
    </message>
    <message>
        <source>Mail codes to students</source>
        <translation>학생들에게 코드 보내기</translation>
    </message>
    <message>
        <source>Mail codes to me</source>
        <translation>내 메일로 코드 받기</translation>
    </message>
    <message>
        <source>Codes sent before stop working.</source>
        <translation>이전에 보낸 코드는 쓸 수 없게 됩니다.</translation>
    </message>
    <message>
        <source>Same face as {number}?</source>
        <translation>같은 얼굴? {number}</translation>
    </message>
    <message>
        <source>with a code</source>
        <translation>코드로</translation>
    </message>
    <message>
        <source>while enrolment was open</source>
        <translation>등록을 열어 둔 동안</translation>
    </message>
    <message>
        <source>without a check</source>
        <translation>확인 없이</translation>
    </message>
    <message>
        <source>gave the face, {way}</source>
        <translation>얼굴 추가 ({way})</translation>
    </message>
    <message>
        <source>enrolled with a face, {way}</source>
        <translation>얼굴로 등록 ({way})</translation>
    </message>
    <message>
        <source>enrolled without a face, {way}</source>
        <translation>얼굴 없이 등록 ({way})</translation>
    </message>
    <message>
        <source>Remove the face</source>
        <translation>얼굴 삭제</translation>
    </message>
    <message>
        <source>Delete this face?</source>
        <translation>이 얼굴을 지울까요?</translation>
    </message>
    <message>
        <source>Delete enrolment</source>
        <translation>등록 삭제</translation>
    </message>
    <message>
        <source>Delete face and PIN?</source>
        <translation>얼굴과 비밀번호를 지울까요?</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>삭제</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>유지</translation>
    </message>
</context>
<context>
    <name>FaceTile</name>
    <message>
        <source>{direction}: take this picture once more</source>
        <translation>{direction}: 이 사진 다시 찍기</translation>
    </message>
    <message>
        <source>{direction}: not taken yet, take it now</source>
        <translation>{direction}: 찍지 않음, 지금 찍기</translation>
    </message>
    <message>
        <source>Not taken yet</source>
        <translation>찍지 않음</translation>
    </message>
</context>
<context>
    <name>FacesPart</name>
    <message>
        <source>All faces in your courses can be told apart.</source>
        <translation>담당 과목 학생들의 얼굴은 모두 구별됩니다.</translation>
    </message>
    <message>
        <source>Faces that are hard to tell apart will be shown here.</source>
        <translation>구별하기 어려운 얼굴이 있으면 여기에 표시됩니다.</translation>
    </message>
    <message>
        <source>Two people</source>
        <translation>서로 다른 사람</translation>
    </message>
    <message>
        <source>Hard to tell apart since {moment}.</source>
        <translation>{moment}부터 구별하기 어려운 두 얼굴입니다.</translation>
    </message>
    <message>
        <source>While it is so, both give their number as well.</source>
        <translation>그동안은 두 학생 모두 학번도 입력해야 합니다.</translation>
    </message>
    <message>
        <source>Both give their number as well.</source>
        <translation>두 학생 모두 학번도 입력해야 합니다.</translation>
    </message>
    <message>
        <source>They are two people</source>
        <translation>서로 다른 사람입니다</translation>
    </message>
    <message>
        <source>Delete the face of {student}</source>
        <translation>같은 사람입니다: {student} 얼굴 삭제</translation>
    </message>
    <message>
        <source>Delete it for good?</source>
        <translation>삭제하면 되돌릴 수 없습니다. 삭제할까요?</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>삭제</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>그대로 두기</translation>
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
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
    <message>
        <source>Please press Try again. If it happens again, tell the professor.</source>
        <translation>‘다시 시도’를 눌러 주세요. 계속되면 교수님께 알려 주세요.</translation>
    </message>
    <message>
        <source>Please check in by student number meanwhile.</source>
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
    <name>GivenUp</name>
    <message>
        <source>just left</source>
        <translation>중간에 자리를 뜸</translation>
    </message>
    <message>
        <source>no face seen</source>
        <translation>얼굴이 보이지 않음</translation>
    </message>
    <message>
        <source>too dark</source>
        <translation>너무 어두움</translation>
    </message>
    <message>
        <source>too bright</source>
        <translation>너무 밝음</translation>
    </message>
    <message>
        <source>several people</source>
        <translation>여러 사람</translation>
    </message>
    <message>
        <source>too far away</source>
        <translation>너무 멂</translation>
    </message>
    <message>
        <source>too near</source>
        <translation>너무 가까움</translation>
    </message>
    <message>
        <source>not in the middle</source>
        <translation>가운데를 벗어남</translation>
    </message>
    <message>
        <source>blurred</source>
        <translation>흔들림</translation>
    </message>
    <message>
        <source>did not look here</source>
        <translation>정면을 보지 않음</translation>
    </message>
    <message>
        <source>no turn to the left</source>
        <translation>왼쪽으로 돌리지 않음</translation>
    </message>
    <message>
        <source>no turn to the right</source>
        <translation>오른쪽으로 돌리지 않음</translation>
    </message>
    <message>
        <source>head not raised</source>
        <translation>고개를 들지 않음</translation>
    </message>
    <message>
        <source>head not lowered</source>
        <translation>고개를 숙이지 않음</translation>
    </message>
</context>
<context>
    <name>Hint</name>
    <message>
        <source>Please stand in front of the camera</source>
        <translation>카메라 앞에 서 주세요</translation>
    </message>
    <message>
        <source>Too dark here. Please step into the light</source>
        <translation>너무 어둡습니다. 밝은 곳으로 옮겨 주세요</translation>
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
    <message>
        <source>Next, please: look at the screen</source>
        <translation>다음 분, 화면을 봐 주세요</translation>
    </message>
</context>
<context>
    <name>Keyboard</name>
    <message>
        <source>Shift</source>
        <translation>쌍자음·대문자</translation>
    </message>
    <message>
        <source>Erase the last letter</source>
        <translation>한 글자 지우기</translation>
    </message>
    <message>
        <source>Hangul or Latin letters</source>
        <translation>한글·영문 전환</translation>
    </message>
    <message>
        <source>Signs or letters</source>
        <translation>기호·글자 전환</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>띄어쓰기</translation>
    </message>
</context>
<context>
    <name>Keypad</name>
    <message>
        <source>Erase the last digit</source>
        <translation>한 글자 지우기</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>정정</translation>
    </message>
</context>
<context>
    <name>Language</name>
    <message>
        <source>English</source>
        <comment>the name of this language in itself</comment>
        <translation>한국어</translation>
    </message>
</context>
<context>
    <name>LecturesPart</name>
    <message>
        <source>No lectures today. They appear here by the timetable.</source>
        <translation>오늘 강의가 없습니다. 시간표에 따라 여기에 표시됩니다.</translation>
    </message>
    <message>
        <source>Takes place after all</source>
        <translation>휴강 취소</translation>
    </message>
    <message>
        <source>Cancel class</source>
        <translation>휴강 처리</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>마감</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>휴강</translation>
    </message>
    <message>
        <source>Show the Zoom code of {course}</source>
        <translation>{course} Zoom 코드 보기</translation>
    </message>
    <message>
        <source>Show Zoom code</source>
        <translation>Zoom 코드 크게 보기</translation>
    </message>
    <message>
        <source>Shown now</source>
        <translation>지금 표시 중</translation>
    </message>
    <message>
        <source>Show this class</source>
        <translation>이 수업 보기</translation>
    </message>
</context>
<context>
    <name>Letter</name>
    <message>
        <source>Waiting</source>
        <translation>발송 대기</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>발송 완료</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>발송 실패</translation>
    </message>
    <message>
        <source>E-mail is not set up on this kiosk</source>
        <translation>이 단말기에 이메일이 설정되어 있지 않습니다</translation>
    </message>
    <message>
        <source>The mail host cannot be reached</source>
        <translation>메일 서버에 연결할 수 없습니다</translation>
    </message>
    <message>
        <source>The mail host refused the login</source>
        <translation>메일 서버 로그인이 거부되었습니다</translation>
    </message>
    <message>
        <source>The mail host refused the address</source>
        <translation>받는 사람 주소가 거부되었습니다</translation>
    </message>
    <message>
        <source>The connection to the mail host is not secure</source>
        <translation>메일 서버 연결이 안전하지 않습니다</translation>
    </message>
    <message>
        <source>The mail host refused the letter</source>
        <translation>메일 서버가 발송을 거부했습니다</translation>
    </message>
</context>
<context>
    <name>Letters</name>
    <message>
        <source>date</source>
        <comment>columns</comment>
        <translation>날짜</translation>
    </message>
    <message>
        <source>start</source>
        <comment>columns</comment>
        <translation>시작</translation>
    </message>
    <message>
        <source>course code</source>
        <comment>columns</comment>
        <translation>과목 코드</translation>
    </message>
    <message>
        <source>course</source>
        <comment>columns</comment>
        <translation>과목</translation>
    </message>
    <message>
        <source>room</source>
        <comment>columns</comment>
        <translation>강의실</translation>
    </message>
    <message>
        <source>mode</source>
        <comment>columns</comment>
        <translation>수업 방식</translation>
    </message>
    <message>
        <source>number</source>
        <comment>columns</comment>
        <translation>학번</translation>
    </message>
    <message>
        <source>name</source>
        <comment>columns</comment>
        <translation>이름</translation>
    </message>
    <message>
        <source>department</source>
        <comment>columns</comment>
        <translation>학과</translation>
    </message>
    <message>
        <source>status</source>
        <comment>columns</comment>
        <translation>상태</translation>
    </message>
    <message>
        <source>checked in at</source>
        <comment>columns</comment>
        <translation>출석 시각</translation>
    </message>
    <message>
        <source>checked in by</source>
        <comment>columns</comment>
        <translation>확인 방법</translation>
    </message>
    <message>
        <source>correction</source>
        <comment>columns</comment>
        <translation>정정</translation>
    </message>
    <message>
        <source>corrected {at}: {reason}</source>
        <comment>corrected</comment>
        <translation>{at} 정정: {reason}</translation>
    </message>
    <message>
        <source>[Attendance] {code} {title} {date} {time}</source>
        <comment>subject</comment>
        <translation>[출석부] {code} {title} {date} {time}</translation>
    </message>
    <message>
        <source>Dear {professor},

the attendance of {code} {title} ({room}) on {date} at {time} is attached.

{total} students: {counts}

The CSV file opens in Excel as it is.
Journal head: {journal} (kiosk {kiosk}, entry {entry})
IT can hold the file against the journal at any time: kiosk journal verify FILE.csv

The classroom kiosk</source>
        <comment>body</comment>
        <translation>{professor} 교수님께

{date} {time} 수업({code} {title}, {room})의 출석 기록을 첨부해 드립니다.

수강생 {total}명: {counts}

첨부한 CSV 파일은 엑셀에서 바로 열 수 있습니다.
기록 확인 값: {journal} (키오스크 {kiosk}, {entry}번째 기록)
전산 담당자는 언제든지 이 파일을 기록과 대조할 수 있습니다: kiosk journal verify FILE.csv

강의실 출석 키오스크 드림</translation>
    </message>
    <message>
        <source>[Classroom kiosk] Mail test</source>
        <comment>test_subject</comment>
        <translation>[출석 키오스크] 메일 시험</translation>
    </message>
    <message>
        <source>This is a test letter of the classroom kiosk. If you can read it, mail is set up rightly.</source>
        <comment>test_body</comment>
        <translation>출석 키오스크의 시험 메일입니다. 이 메일이 보이면 메일 설정이 올바릅니다.</translation>
    </message>
    <message>
        <source>present</source>
        <comment>statuses.present</comment>
        <translation>출석</translation>
    </message>
    <message>
        <source>late</source>
        <comment>statuses.late</comment>
        <translation>지각</translation>
    </message>
    <message>
        <source>absent</source>
        <comment>statuses.absent</comment>
        <translation>결석</translation>
    </message>
    <message>
        <source>left early</source>
        <comment>statuses.left_early</comment>
        <translation>조퇴</translation>
    </message>
    <message>
        <source>official absence</source>
        <comment>statuses.official_absence</comment>
        <translation>공결</translation>
    </message>
    <message>
        <source>excused</source>
        <comment>statuses.excused</comment>
        <translation>출석인정</translation>
    </message>
    <message>
        <source>not in yet</source>
        <comment>statuses.pending</comment>
        <translation>미확인</translation>
    </message>
    <message>
        <source>face</source>
        <comment>methods.face</comment>
        <translation>얼굴</translation>
    </message>
    <message>
        <source>face and number</source>
        <comment>methods.face_and_number</comment>
        <translation>얼굴과 학번</translation>
    </message>
    <message>
        <source>number</source>
        <comment>methods.number</comment>
        <translation>학번</translation>
    </message>
    <message>
        <source>in person</source>
        <comment>modes.in_person</comment>
        <translation>대면</translation>
    </message>
    <message>
        <source>online</source>
        <comment>modes.online</comment>
        <translation>온라인</translation>
    </message>
    <message>
        <source>Check-in</source>
        <comment>student.receipt_subject</comment>
        <translation>출석 확인</translation>
    </message>
    <message>
        <source>Dear {name},

you were marked {status} at {time} on {date} in {title} ({code}), room {room}, checked in by {method}.

If that was you, all is well and there is nothing to do.

Was it not you, or is something wrong? Please say so by {until}:
- at the kiosk by the door: &quot;Student number&quot;, then &quot;A receipt came, but it was not me&quot;, your student number and the code {receipt}
- or on your own page there: &quot;My attendance&quot;, &quot;Something is wrong&quot;
{by_mail}

Your professor looks into it, and you get an answer. Saying so has no disadvantage for you.

The classroom kiosk</source>
        <comment>student.receipt</comment>
        <translation>{name} 학생에게

{date} {time}, {title}({code}) 수업이 ‘{status}’으로 기록되었습니다. 장소: {room}, 확인 방법: {method}

본인이 맞다면 아무것도 하지 않아도 됩니다.

본인이 아니거나 잘못된 점이 있으면 {until}까지 알려 주세요.
- 강의실 앞 키오스크에서 ‘학번으로 출석’을 누르고 ‘출석 메일을 받았지만 제가 아니에요’를 고른 뒤, 학번과 확인 번호 {receipt}를 입력하거나
- 키오스크의 ‘내 출석’에서 ‘출석이 잘못되었나요?’를 누르면 됩니다.
{by_mail}

교수님이 확인한 뒤 답을 드립니다. 이의를 제기해도 불이익은 없습니다.

강의실 출석 키오스크 드림</translation>
    </message>
    <message>
        <source>- or by answering this mail: it goes to Prof. {professor}</source>
        <comment>student.receipt_by_mail</comment>
        <translation>- 이 메일에 답장하셔도 됩니다. 답장은 {professor} 교수님께 갑니다.</translation>
    </message>
    <message>
        <source>Objection</source>
        <comment>student.objection_subject</comment>
        <translation>출석 이의</translation>
    </message>
    <message>
        <source>Dear {professor},

{name} ({number}) objects to the attendance in {title} ({code}, {room}) on {date} at {time}:

    {dispute}

What the kiosk knows of it is shown in your panel at the door, under &quot;Objections&quot;; your answer there goes to the student by mail.

The classroom kiosk</source>
        <comment>student.objection</comment>
        <translation>{professor} 교수님께

{name} 학생({number})이 {date} {time} 수업({title}, {code}, {room})의 출석에 이의를 제기했습니다.

    {dispute}

키오스크에 남은 내용은 강의실 앞 교수 화면의 ‘이의 신청’에서 보실 수 있으며, 거기에서 답하시면 학생에게 메일로 전해 드립니다.

강의실 출석 키오스크 드림</translation>
    </message>
    <message>
        <source>Answer to your objection</source>
        <comment>student.answer_subject</comment>
        <translation>출석 이의 답변</translation>
    </message>
    <message>
        <source>Dear {name},

Prof. {professor} has looked into your objection (&quot;{dispute}&quot;) about {title} ({code}) on {date} at {time}, and agrees. Your attendance is now: {status}.

Reason: {reason}

Thank you for telling us.

The classroom kiosk</source>
        <comment>student.accepted</comment>
        <translation>{name} 학생에게

{date} {time} 수업({title}, {code})에 대한 이의(“{dispute}”)를 {professor} 교수님이 확인하고 받아들이셨습니다. 이제 출석은 ‘{status}’입니다.

사유: {reason}

알려 주셔서 고맙습니다.

강의실 출석 키오스크 드림</translation>
    </message>
    <message>
        <source>Dear {name},

Prof. {professor} has looked into your objection (&quot;{dispute}&quot;) about {title} ({code}) on {date} at {time}. Your attendance stays as it was: {status}.

Reason: {reason}

If you see it differently, please answer this mail: it goes to Prof. {professor}.

The classroom kiosk</source>
        <comment>student.refused</comment>
        <translation>{name} 학생에게

{date} {time} 수업({title}, {code})에 대한 이의(“{dispute}”)를 {professor} 교수님이 확인하셨습니다. 출석은 그대로 ‘{status}’입니다.

사유: {reason}

다르게 생각한다면 이 메일에 답장해 주세요. 답장은 {professor} 교수님께 갑니다.

강의실 출석 키오스크 드림</translation>
    </message>
    <message>
        <source>That was not me.</source>
        <comment>disputes.not_me</comment>
        <translation>제가 출석한 것이 아닙니다.</translation>
    </message>
    <message>
        <source>I was on time.</source>
        <comment>disputes.was_here</comment>
        <translation>제시간에 왔습니다.</translation>
    </message>
    <message>
        <source>number</source>
        <comment>enrolment_code.columns</comment>
        <translation>학번</translation>
    </message>
    <message>
        <source>name</source>
        <comment>enrolment_code.columns</comment>
        <translation>이름</translation>
    </message>
    <message>
        <source>enrolment code</source>
        <comment>enrolment_code.columns</comment>
        <translation>등록 코드</translation>
    </message>
    <message>
        <source>[Attendance] Your enrolment code for {code_of} {title}</source>
        <comment>enrolment_code.subject</comment>
        <translation>[출석] {code_of} {title} 키오스크 등록 코드</translation>
    </message>
    <message>
        <source>Dear {name},

attendance in {code_of} {title} is taken at the kiosk beside the classroom door ({room}).
You enrol there once, in a minute or two. Your enrolment code is

    {code}

What to do
1. At the kiosk, touch &quot;Enrol&quot;.
2. Type your student number {number} and this code.
3. Check your details, choose a PIN, and say whether you want to check in by face or by number and PIN.
   Both count the same.

The code makes sure that nobody enrols under your number. It works once, until {until}.
Please pass it on to nobody. If you have several of these letters, the newest code counts.

The classroom kiosk</source>
        <comment>enrolment_code.body</comment>
        <translation>{name} 학생에게

{code_of} {title} 수업의 출석은 강의실({room}) 문 옆의 키오스크에서 확인합니다.
처음 한 번만 등록하면 되고, 1~2분이면 끝납니다. 등록 코드는 다음과 같습니다.

    {code}

등록 방법
1. 키오스크에서 &apos;회원 등록&apos;을 누릅니다.
2. 학번 {number}과(와) 위의 코드를 입력합니다.
3. 정보를 확인하고 비밀번호를 정한 뒤, 얼굴로 출석할지 학번과 비밀번호로 출석할지 고릅니다.
   두 방법은 똑같이 인정됩니다.

이 코드는 다른 사람이 내 학번으로 등록하지 못하게 합니다. {until}까지 한 번만 쓸 수 있습니다.
다른 사람에게 알려 주지 마세요. 같은 편지를 여러 통 받았다면 가장 최근의 코드를 쓰면 됩니다.

강의실 출석 키오스크 드림</translation>
    </message>
    <message>
        <source>[Attendance] Enrolment codes for {code_of} {title}</source>
        <comment>enrolment_code.list_subject</comment>
        <translation>[출석] {code_of} {title} 등록 코드 목록</translation>
    </message>
    <message>
        <source>Dear {professor},

the enrolment codes of {total} students of {code_of} {title} are attached as a list to print.
Please give each student only their own code. A code works once, until {until};
codes that were made for the same students before have stopped working.

Please delete the list when everybody has their code.

The classroom kiosk</source>
        <comment>enrolment_code.list_body</comment>
        <translation>{professor} 교수님께

{code_of} {title} 수강생 {total}명의 등록 코드를 인쇄할 수 있는 목록으로 첨부해 드립니다.
학생마다 본인의 코드만 전해 주시기 바랍니다. 코드는 {until}까지 한 번만 쓸 수 있으며,
같은 학생에게 전에 만든 코드는 더 이상 쓸 수 없습니다.

모두에게 전달한 뒤에는 목록을 삭제해 주시기 바랍니다.

강의실 출석 키오스크 드림</translation>
    </message>
</context>
<context>
    <name>LettersPart</name>
    <message>
        <source>No e-mail yet. When a class closes, its attendance is sent to you.</source>
        <translation>보낸 이메일이 없습니다. 수업을 마치면 출석부가 발송됩니다.</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>다시 보내기</translation>
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
    <name>Machine</name>
    <message>
        <source>Camera: none was found. Check its cable, and the name of the camera in the settings.</source>
        <translation>카메라를 찾지 못했습니다. 케이블과 설정 파일의 카메라 이름을 확인하세요.</translation>
    </message>
    <message>
        <source>Camera: it was unplugged. Plug it in again; the kiosk goes on by itself.</source>
        <translation>카메라 연결이 끊겼습니다. 다시 꽂으면 자동으로 계속됩니다.</translation>
    </message>
    <message>
        <source>Camera: it gives no new pictures. Unplug it and plug it in again, into another socket.</source>
        <translation>카메라 화면이 멈췄습니다. 뽑아서 다른 단자에 다시 꽂으세요.</translation>
    </message>
    <message>
        <source>Camera: another program uses it. Close that program; the kiosk goes on by itself.</source>
        <translation>다른 프로그램이 카메라를 쓰고 있습니다. 그 프로그램을 닫으면 자동으로 계속됩니다.</translation>
    </message>
    <message>
        <source>Camera: the recording named in the settings cannot be read. Name a camera instead.</source>
        <translation>설정에 적힌 녹화 파일을 읽을 수 없습니다. 카메라 이름으로 바꾸세요.</translation>
    </message>
    <message>
        <source>The stored faces do not open, so nobody is found by face. Put a copy back: kiosk restore.</source>
        <translation>저장된 얼굴이 열리지 않아 얼굴로 아무도 찾지 못합니다. 백업을 되돌리세요: kiosk restore</translation>
    </message>
    <message>
        <source>E-mail is not set up, so no attendance is sent. Fill in [mail] of the settings, then: kiosk mail password.</source>
        <translation>이메일이 설정되지 않아 출석부를 보내지 못합니다. 설정 파일의 [mail]을 채운 뒤 kiosk mail password를 실행하세요.</translation>
    </message>
    <message>
        <source>E-mails that could not be sent: {count}. Try the account: kiosk mail test. The professor&apos;s panel says why, and sends again.</source>
        <translation>보내지 못한 이메일이 {count}건 있습니다. kiosk mail test로 계정을 확인하세요. 이유와 다시 보내기는 교수 화면에 있습니다.</translation>
    </message>
    <message>
        <source>The disk of the records has only {free} left. Make room, or nothing can be saved.</source>
        <translation>데이터를 저장하는 디스크가 {free}밖에 남지 않았습니다. 공간을 확보하지 않으면 아무것도 저장할 수 없습니다.</translation>
    </message>
    <message>
        <source>{folder} · {free} free</source>
        <translation>{folder} · 여유 공간 {free}</translation>
    </message>
    <message>
        <source>Not set up</source>
        <translation>설정되지 않음</translation>
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
        <source>Usual screen</source>
        <translation>기본 화면</translation>
    </message>
    <message>
        <source>Usual screen: use the whole height</source>
        <translation>기본 화면: 화면 전체를 사용합니다</translation>
    </message>
    <message>
        <source>Low screen</source>
        <translation>낮은 화면</translation>
    </message>
    <message>
        <source>Low screen: every button in the lower half</source>
        <translation>낮은 화면: 모든 버튼을 화면 아래쪽에 표시합니다</translation>
    </message>
    <message>
        <source>Enrolment open until {time}</source>
        <translation>{time}까지 등록 가능</translation>
    </message>
    <message>
        <source>This class does not take place today</source>
        <translation>이 수업은 오늘 휴강입니다</translation>
    </message>
    <message>
        <source>There is no class to check in to now</source>
        <translation>지금은 출석할 수업이 없습니다</translation>
    </message>
    <message>
        <source>Check-in opens at {time}</source>
        <translation>출석은 {time}부터 할 수 있습니다</translation>
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
        <translation>단말기 관리</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>잠금</translation>
    </message>
    <message>
        <source>Lock this page</source>
        <translation>이 화면 잠그기</translation>
    </message>
    <message>
        <source>End the kiosk</source>
        <translation>프로그램 종료</translation>
    </message>
    <message>
        <source>Nobody can check in until it is started again.</source>
        <translation>다시 시작할 때까지 출석할 수 없습니다.</translation>
    </message>
    <message>
        <source>End now</source>
        <translation>종료</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>It takes ten minutes; nobody can check in meanwhile.</source>
        <translation>10분이 걸리며, 그동안 출석할 수 없습니다.</translation>
    </message>
    <message>
        <source>Check against attacks</source>
        <translation>위조 방지 점검</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>Go on making templates</source>
        <translation>얼굴 특징값 만들기 계속</translation>
    </message>
    <message>
        <source>Pause making templates</source>
        <translation>얼굴 특징값 만들기 멈춤</translation>
    </message>
</context>
<context>
    <name>Method</name>
    <message>
        <source>Face</source>
        <translation>얼굴</translation>
    </message>
    <message>
        <source>Face and number</source>
        <translation>얼굴과 학번</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>학번</translation>
    </message>
</context>
<context>
    <name>Mistake</name>
    <message>
        <source>{least} to {most} digits, please</source>
        <translation>숫자 {least}~{most}자리로 입력해 주세요</translation>
    </message>
    <message>
        <source>This number is enrolled already</source>
        <translation>이미 등록된 학번입니다</translation>
    </message>
    <message>
        <source>Please type your name</source>
        <translation>이름을 입력해 주세요</translation>
    </message>
    <message>
        <source>Not the name on the list of this number</source>
        <translation>이 학번의 명단에 있는 이름과 다릅니다</translation>
    </message>
    <message>
        <source>Please check the e-mail address</source>
        <translation>이메일 주소를 확인해 주세요</translation>
    </message>
    <message>
        <source>6 digits, please</source>
        <translation>숫자 6자리로 입력해 주세요</translation>
    </message>
    <message>
        <source>Too easy to guess. Not 111111 or 123456</source>
        <translation>너무 쉬운 번호입니다</translation>
    </message>
    <message>
        <source>The two PINs are not the same</source>
        <translation>비밀번호가 서로 다릅니다</translation>
    </message>
    <message>
        <source>Please give a reason</source>
        <translation>사유를 입력해 주세요</translation>
    </message>
    <message>
        <source>The link must begin with https://</source>
        <translation>https://로 시작하는 주소여야 합니다</translation>
    </message>
    <message>
        <source>Only links of zoom.us</source>
        <translation>zoom.us 주소만 쓸 수 있습니다</translation>
    </message>
    <message>
        <source>There is no meeting ID in this link</source>
        <translation>이 주소에는 회의 ID가 없습니다</translation>
    </message>
    <message>
        <source>A meeting ID has 9 to 11 digits</source>
        <translation>회의 ID는 숫자 9~11자리입니다</translation>
    </message>
    <message>
        <source>The link has another meeting ID</source>
        <translation>주소의 회의 ID와 다릅니다</translation>
    </message>
    <message>
        <source>Up to 32 letters and digits, no spaces</source>
        <translation>공백 없이 32자까지 입력해 주세요</translation>
    </message>
    <message>
        <source>Please type what is to be announced</source>
        <translation>공지할 내용을 입력해 주세요</translation>
    </message>
    <message>
        <source>This day is over. Please choose another</source>
        <translation>지난 날짜입니다. 다른 날을 선택해 주세요</translation>
    </message>
    <message>
        <source>At least {count} characters, please</source>
        <translation>{count}자 이상 입력해 주세요</translation>
    </message>
    <message>
        <source>The two passwords are not the same</source>
        <translation>비밀번호가 서로 다릅니다</translation>
    </message>
    <message>
        <source>Please type a name</source>
        <translation>이름을 입력해 주세요</translation>
    </message>
    <message>
        <source>Please type the course code</source>
        <translation>과목 코드를 입력해 주세요</translation>
    </message>
    <message>
        <source>Please type the course title</source>
        <translation>과목명을 입력해 주세요</translation>
    </message>
    <message>
        <source>Please type the room</source>
        <translation>강의실을 입력해 주세요</translation>
    </message>
    <message>
        <source>Please choose a weekday</source>
        <translation>요일을 선택해 주세요</translation>
    </message>
    <message>
        <source>The end must be later than the start</source>
        <translation>종료 시각이 시작보다 늦어야 합니다</translation>
    </message>
    <message>
        <source>Please name a camera</source>
        <translation>카메라를 입력해 주세요</translation>
    </message>
</context>
<context>
    <name>Mode</name>
    <message>
        <source>In the room</source>
        <translation>대면</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>온라인</translation>
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
        <source>Close</source>
        <translation>닫기</translation>
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
        <source>We could not confirm that it is you</source>
        <translation>본인 확인이 되지 않았습니다</translation>
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
        <source>We did not see you turn your head</source>
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
        <source>Please use student number and PIN. The professor can also put you on the list.</source>
        <translation>학번과 비밀번호(PIN)를 사용해 주세요. 교수님께 말씀드리면 직접 출석 처리할 수 있습니다.</translation>
    </message>
    <message>
        <source>There are no more classes in this room today.</source>
        <translation>오늘 이 강의실에는 남은 수업이 없습니다.</translation>
    </message>
    <message>
        <source>Next: {course} at {time}, check-in from {opens}</source>
        <translation>다음 수업: {course}, {time} (출석은 {opens}부터)</translation>
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
        <source>With number and PIN it counts the same. The professor can also put you on the list. The camera will be ready again in a minute.</source>
        <translation>학번과 PIN으로 해도 똑같이 인정됩니다. 교수님께 말씀드리면 직접 출석 처리해 주실 수 있습니다. 카메라는 잠시 후 다시 사용할 수 있습니다.</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Corrected</source>
        <translation>변경되었습니다</translation>
    </message>
    <message>
        <source>The correction is taken back</source>
        <translation>정정을 되돌렸습니다</translation>
    </message>
    <message>
        <source>A turn of the head is asked for again</source>
        <translation>다시 고개 돌리기를 요청합니다</translation>
    </message>
    <message>
        <source>From now on the PIN instead of a turn</source>
        <translation>이제 고개 돌리기 대신 PIN을 받습니다</translation>
    </message>
    <message>
        <source>The new Zoom code is on the screens</source>
        <translation>새 Zoom 코드가 화면에 표시됩니다</translation>
    </message>
    <message>
        <source>Class closed. The attendance goes to your mailbox</source>
        <translation>수업을 마쳤습니다. 출석부를 이메일로 보냅니다</translation>
    </message>
    <message>
        <source>Class cancelled. Nobody becomes absent</source>
        <translation>휴강 처리했습니다. 결석이 생기지 않습니다</translation>
    </message>
    <message>
        <source>The class takes place after all</source>
        <translation>휴강을 취소했습니다</translation>
    </message>
    <message>
        <source>The attendance is being sent</source>
        <translation>출석부를 보내고 있습니다</translation>
    </message>
    <message>
        <source>The attendance list was e-mailed to you</source>
        <translation>출석부를 이메일로 보냈습니다</translation>
    </message>
    <message>
        <source>The e-mail could not be sent. See E-mail</source>
        <translation>메일을 보내지 못했습니다. ‘이메일’에서 확인해 주세요</translation>
    </message>
    <message>
        <source>Sending again</source>
        <translation>다시 보내고 있습니다</translation>
    </message>
    <message>
        <source>Noted: two people</source>
        <translation>서로 다른 사람으로 기록했습니다</translation>
    </message>
    <message>
        <source>Corrected, and the student is told</source>
        <translation>정정하고 학생에게 알렸습니다</translation>
    </message>
    <message>
        <source>It stays as it was, and the student is told</source>
        <translation>그대로 두고 학생에게 알렸습니다</translation>
    </message>
    <message>
        <source>This objection was answered or withdrawn meanwhile</source>
        <translation>그 사이에 답변되었거나 취소된 이의입니다</translation>
    </message>
    <message>
        <source>Noted: you have looked at it</source>
        <translation>확인하신 것으로 기록했습니다</translation>
    </message>
    <message>
        <source>It is shown again</source>
        <translation>다시 표시합니다</translation>
    </message>
    <message>
        <source>The second look is on. Please lock the panel</source>
        <translation>두 번째 확인을 시작했습니다. 관리 화면을 잠가 주세요</translation>
    </message>
    <message>
        <source>The face is deleted. Number and PIN go on working</source>
        <translation>얼굴을 삭제했습니다. 학번과 비밀번호(PIN)는 그대로 쓸 수 있습니다</translation>
    </message>
    <message>
        <source>Enrolment is open. Please stay by</source>
        <translation>등록을 열었습니다. 곁에서 확인해 주세요</translation>
    </message>
    <message>
        <source>Enrolling takes a code again</source>
        <translation>다시 코드가 있어야 등록할 수 있습니다</translation>
    </message>
    <message>
        <source>The codes are being sent</source>
        <translation>코드를 보내고 있습니다</translation>
    </message>
    <message>
        <source>The list of codes is being sent to you</source>
        <translation>코드 목록을 메일로 보내고 있습니다</translation>
    </message>
    <message>
        <source>Removed. The number can be enrolled again</source>
        <translation>취소했습니다. 이 학번으로 다시 등록할 수 있습니다</translation>
    </message>
    <message>
        <source>The announcement is on the screens</source>
        <translation>공지가 화면에 표시됩니다</translation>
    </message>
    <message>
        <source>The announcement is shown no longer</source>
        <translation>공지를 내렸습니다</translation>
    </message>
</context>
<context>
    <name>Noticed</name>
    <message>
        <source>One face, two student numbers</source>
        <translation>한 얼굴에 학번 두 개</translation>
    </message>
    <message>
        <source>The student may know nothing of it; poor light can look like this too.</source>
        <translation>본인은 모르는 일일 수 있고, 빛이 나빠도 이렇게 보일 수 있습니다.</translation>
    </message>
    <message>
        <source>Perhaps a photo in place of a face</source>
        <translation>얼굴 대신 사진이었을 수 있음</translation>
    </message>
    <message>
        <source>Often somebody else in the picture</source>
        <translation>다른 사람이 자주 함께 보임</translation>
    </message>
    <message>
        <source>Two who come seconds apart, again and again</source>
        <translation>매번 몇 초 간격으로 출석하는 두 학생</translation>
    </message>
    <message>
        <source>Did not check in again at the second look</source>
        <translation>두 번째 확인에 응하지 않은 학생</translation>
    </message>
    <message>
        <source>{moment}, {course}: one face stayed before the camera while two student numbers were tried.</source>
        <translation>{moment}, {course}: 같은 얼굴이 카메라 앞에 계속 있는 동안 학번 두 개가 입력되었습니다.</translation>
    </message>
    <message>
        <source>{moment}, {course}: the camera took what it saw for this student, but it moved like a flat picture, so the check-in was refused. Tries that day: {times}.</source>
        <translation>{moment}, {course}: 이 학생으로 인식되었지만 평평한 사진처럼 움직여 출석으로 처리하지 않았습니다. 그날 시도한 횟수는 {times}번입니다.</translation>
    </message>
    <message>
        <source>{course}, last seen {moment}: {of} times this student was asked to turn the head, and {times} times somebody else&apos;s face was in the picture. For others in this course it would be about {expected}.</source>
        <translation>{course}, 최근 {moment}: 이 학생에게 고개를 돌려 달라고 {of}번 요청했는데, 그중 {times}번은 다른 사람의 얼굴이 함께 보였습니다. 이 과목의 다른 학생이라면 {expected}번쯤입니다.</translation>
    </message>
    <message>
        <source>{course}, last seen {moment}: the two checked in within ten seconds of each other in {times} of the {of} classes that both came to. By chance it would be about {expected}.</source>
        <translation>{course}, 최근 {moment}: 두 학생이 함께 나온 수업 {of}번 중 {times}번을 10초 안에 잇따라 출석했습니다. 우연이라면 {expected}번쯤입니다.</translation>
    </message>
    <message>
        <source>{moment}, {course}: at the second look {times} of {of} checked in again; those named here did not.</source>
        <translation>{moment}, {course}: 두 번째 확인에서 {of}명 중 {times}명이 다시 확인되었고, 위의 학생들은 확인되지 않았습니다.</translation>
    </message>
    <message>
        <source>In {count} of them one of the two checked in by number.</source>
        <translation>그중 {count}번은 둘 중 한 명이 학번으로 출석했습니다.</translation>
    </message>
    <message>
        <source>It may be a slip of the finger, or two who look alike.</source>
        <translation>학번을 잘못 눌렀거나 서로 닮은 두 학생일 수 있습니다.</translation>
    </message>
    <message>
        <source>It may be a friend who waits.</source>
        <translation>기다려 주는 친구일 수 있습니다.</translation>
    </message>
    <message>
        <source>Friends often come together.</source>
        <translation>친구끼리는 함께 오는 일이 많습니다.</translation>
    </message>
    <message>
        <source>They may have had a reason to leave, or not have come to the kiosk.</source>
        <translation>사정이 있어 나갔거나 키오스크에 오지 않았을 수 있습니다.</translation>
    </message>
    <message>
        <source>Until {time}, whoever checks in at the kiosk once more counts as seen again: {seen} of {expected} so far. Please ask the class to come, and lock the panel: while it is open the camera looks for nobody.</source>
        <translation>{time}까지 키오스크에서 한 번 더 출석을 확인하면 다시 확인된 것으로 봅니다. 지금까지 {expected}명 중 {seen}명입니다. 학생들에게 알리고 관리 화면을 잠가 주세요. 열려 있는 동안에는 카메라가 아무도 찾지 않습니다.</translation>
    </message>
    <message>
        <source>At the second look of {time}, {seen} of {expected} were seen again. You can take another.</source>
        <translation>{time}에 시작한 두 번째 확인에서 {expected}명 중 {seen}명이 다시 확인되었습니다. 한 번 더 할 수 있습니다.</translation>
    </message>
    <message>
        <source>Who is still here? For three minutes, whoever checks in at the kiosk once more counts as seen again. Nobody&apos;s attendance changes by it.</source>
        <translation>지금 강의실에 있는 학생을 다시 확인합니다. 3분 동안 키오스크에서 한 번 더 출석을 확인하면 다시 확인된 것으로 봅니다. 출석 상태는 바뀌지 않습니다.</translation>
    </message>
</context>
<context>
    <name>NoticedPart</name>
    <message>
        <source>Nothing to look at. What may need your eye will be here.</source>
        <translation>살펴볼 점이 없습니다. 눈여겨보실 만한 일이 있으면 여기에 나옵니다.</translation>
    </message>
    <message>
        <source>These are things to look at, no verdicts: nobody&apos;s attendance changes by them. Please ask before you judge.</source>
        <translation>살펴볼 점일 뿐 판정이 아니며, 출석에는 아무 영향이 없습니다. 판단하기 전에 학생에게 먼저 물어봐 주세요.</translation>
    </message>
    <message>
        <source>Begin second look (3 minutes)</source>
        <translation>두 번째 확인 시작 (3분)</translation>
    </message>
    <message>
        <source>Mark as looked at</source>
        <translation>확인 완료로 표시</translation>
    </message>
    <message>
        <source>I have looked at it: do not show it again</source>
        <translation>확인했으니 다시 보이지 않기</translation>
    </message>
</context>
<context>
    <name>Number</name>
    <message>
        <source>Student number ({least} to {most} digits)</source>
        <translation>학번 (숫자 {least}~{most}자리)</translation>
    </message>
    <message>
        <source>A student number has {least} to {most} digits.</source>
        <translation>학번은 숫자 {least}~{most}자리입니다.</translation>
    </message>
    <message>
        <source>Please type your student number</source>
        <translation>학번을 입력해 주세요</translation>
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
        <source>Somebody looks much like you. The number makes sure that it is you.</source>
        <translation>닮은 학생이 있어 학번으로 한 번 더 확인합니다.</translation>
    </message>
    <message>
        <source>No PIN: look at the camera</source>
        <translation>비밀번호 없이 카메라로 확인</translation>
    </message>
    <message>
        <source>A receipt came, but it was not me</source>
        <translation>출석 메일을 받았지만 제가 아니에요</translation>
    </message>
    <message>
        <source>e.g. 20261234</source>
        <translation>예: 20261234</translation>
    </message>
    <message>
        <source>PIN (6 digits)</source>
        <translation>비밀번호(PIN, 숫자 6자리)</translation>
    </message>
    <message>
        <source>Code of the receipt (6 digits)</source>
        <translation>메일의 확인 번호 (6자리)</translation>
    </message>
    <message>
        <source>Enrol</source>
        <translation>회원 등록</translation>
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
    <message>
        <source>The code is in the mail. Your professor will look into it.</source>
        <translation>확인 번호는 메일에 있습니다. 교수님이 확인해 주십니다.</translation>
    </message>
    <message>
        <source>That was not me</source>
        <translation>제가 출석한 것이 아니에요</translation>
    </message>
    <message>
        <source>Your student number too, please</source>
        <translation>학번도 입력해 주세요</translation>
    </message>
    <message>
        <source>Your PIN, please</source>
        <translation>PIN을 입력해 주세요</translation>
    </message>
    <message>
        <source>Please type all {count} digits of the code</source>
        <translation>확인 번호 {count}자리를 모두 입력해 주세요</translation>
    </message>
    <message>
        <source>Please type all {count} digits of your PIN</source>
        <translation>비밀번호(PIN) {count}자리를 모두 입력해 주세요</translation>
    </message>
    <message>
        <source>Number or code is not right. Please try again.</source>
        <translation>학번이나 확인 번호가 맞지 않습니다. 다시 입력해 주세요.</translation>
    </message>
    <message>
        <source>This is not the number we expected. Please try again, or cancel.</source>
        <translation>학번이 맞지 않습니다. 다시 입력하거나 취소해 주세요.</translation>
    </message>
    <message>
        <source>This is not your PIN. Please try again, or cancel.</source>
        <translation>PIN이 맞지 않습니다. 다시 입력하거나 취소해 주세요.</translation>
    </message>
    <message>
        <source>Number or PIN is not right. Please try again.</source>
        <translation>학번 또는 비밀번호(PIN)가 맞지 않습니다. 다시 입력해 주세요.</translation>
    </message>
    <message>
        <source>This number has no face stored. Please use the PIN.</source>
        <translation>이 학번에는 등록된 얼굴이 없습니다. 비밀번호(PIN)를 입력해 주세요.</translation>
    </message>
    <message>
        <source>This number is not enrolled yet. Please enrol first.</source>
        <translation>등록되지 않은 학번입니다. 먼저 회원 등록을 해 주세요.</translation>
    </message>
</context>
<context>
    <name>Objection</name>
    <message>
        <source>That was not me</source>
        <translation>제가 아니에요</translation>
    </message>
    <message>
        <source>I was on time</source>
        <translation>제시간에 왔어요</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>답변을 기다리는 중</translation>
    </message>
    <message>
        <source>Being looked at</source>
        <translation>교수님이 확인하는 중</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>이의 인정</translation>
    </message>
    <message>
        <source>Stays as it was</source>
        <translation>그대로 유지</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>취소함</translation>
    </message>
    <message>
        <source>on the student&apos;s own page</source>
        <translation>본인 페이지에서</translation>
    </message>
    <message>
        <source>with the code of the receipt</source>
        <translation>출석 확인 메일의 번호로</translation>
    </message>
    <message>
        <source>There was no check-in at this kiosk for this class.</source>
        <translation>이 수업에는 이 키오스크로 출석한 기록이 없습니다.</translation>
    </message>
    <message>
        <source>Checked in at {time} with student number and PIN. The face was not looked at.</source>
        <translation>{time}에 학번과 PIN으로 출석했습니다. 얼굴은 확인하지 않았습니다.</translation>
    </message>
    <message>
        <source>Checked in at {time} by face.</source>
        <translation>{time}에 얼굴로 출석했습니다.</translation>
    </message>
    <message>
        <source>Checked in at {time} by face and student number.</source>
        <translation>{time}에 얼굴과 학번으로 출석했습니다.</translation>
    </message>
    <message>
        <source>The face matched the enrolled one clearly (pictures compared: {count}).</source>
        <translation>등록된 얼굴과 뚜렷하게 일치했습니다(비교한 사진 {count}장).</translation>
    </message>
    <message>
        <source>The face matched the enrolled one, but less clearly than most do (pictures compared: {count}). It may be somebody who looks alike.</source>
        <translation>등록된 얼굴과 일치했지만 평소보다 덜 뚜렷했습니다(비교한 사진 {count}장). 닮은 다른 사람일 수도 있습니다.</translation>
    </message>
    <message>
        <source>No turn of the head was asked for.</source>
        <translation>고개를 돌려 달라는 요청은 하지 않았습니다.</translation>
    </message>
    <message>
        <source>, then </source>
        <translation>, </translation>
    </message>
    <message>
        <source>The head was turned as the kiosk asked: {directions}.</source>
        <translation>고개를 {directions}으로 돌려 달라는 요청에 그대로 따랐습니다.</translation>
    </message>
    <message>
        <source>to the camera</source>
        <translation>정면</translation>
    </message>
    <message>
        <source>to the left</source>
        <translation>왼쪽</translation>
    </message>
    <message>
        <source>to the right</source>
        <translation>오른쪽</translation>
    </message>
    <message>
        <source>up</source>
        <translation>위쪽</translation>
    </message>
    <message>
        <source>down</source>
        <translation>아래쪽</translation>
    </message>
    <message>
        <source>Nothing looked like a photo or a screen held up.</source>
        <translation>사진이나 화면을 대신 보여 준 것으로 보이는 점은 없었습니다.</translation>
    </message>
    <message>
        <source>A few signs were like those of a photo or a screen held up; poor light can cause them too.</source>
        <translation>사진이나 화면을 대신 보여 준 것처럼 보이는 점이 조금 있었습니다. 조명이 나빠도 그렇게 보일 수 있습니다.</translation>
    </message>
    <message>
        <source>It looked as if a photo or a screen was held up.</source>
        <translation>사진이나 화면을 대신 보여 준 것처럼 보였습니다.</translation>
    </message>
    <message>
        <source>Thank you. Your professor will look into it, and you get an answer.</source>
        <translation>알려 주셔서 고맙습니다. 교수님이 확인한 뒤 답을 드립니다.</translation>
    </message>
    <message>
        <source>Your objection is withdrawn.</source>
        <translation>이의를 취소했습니다.</translation>
    </message>
    <message>
        <source>This is no longer possible here.</source>
        <translation>지금은 여기에서 할 수 없습니다.</translation>
    </message>
    <message>
        <source>The PIN was given as well.</source>
        <translation>PIN도 함께 입력했습니다.</translation>
    </message>
</context>
<context>
    <name>ObjectionsPage</name>
    <message>
        <source>Is something wrong?</source>
        <translation>출석이 잘못되었나요?</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>뒤로</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>끝내기</translation>
    </message>
    <message>
        <source>Your professor sees what you say here, and answers. It has no disadvantage for you.</source>
        <translation>여기에 남긴 이의는 교수님이 보고 답해 주십니다. 불이익은 없습니다.</translation>
    </message>
    <message>
        <source>There is nothing here that can still be objected to.</source>
        <translation>이의를 제기할 수 있는 수업이 없습니다.</translation>
    </message>
    <message>
        <source>checked in {time} ({way})</source>
        <translation>{time} 출석 ({way})</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>이의 취소</translation>
    </message>
    <message>
        <source>The professor&apos;s answer: {reason}</source>
        <translation>교수님 답변: {reason}</translation>
    </message>
    <message>
        <source>Possible until {date}</source>
        <translation>{date}까지 이의를 제기할 수 있습니다</translation>
    </message>
    <message>
        <source>Tell the professor?</source>
        <translation>교수님께 알릴까요?</translation>
    </message>
    <message>
        <source>Tell</source>
        <translation>알리기</translation>
    </message>
    <message>
        <source>No</source>
        <translation>아니요</translation>
    </message>
</context>
<context>
    <name>ObjectionsPart</name>
    <message>
        <source>No objections. What students object to is shown here.</source>
        <translation>이의가 없습니다. 학생이 제기한 이의가 여기에 보입니다.</translation>
    </message>
    <message>
        <source>objection made {moment} {way}</source>
        <translation>{moment}에 {way} 이의를 제기했습니다</translation>
    </message>
    <message>
        <source>This is the face that checked in. Compare it only with the student who stands here.</source>
        <translation>출석할 때 찍힌 얼굴입니다. 지금 앞에 있는 학생하고만 비교해 주세요.</translation>
    </message>
    <message>
        <source>Answered {moment}: {reason}</source>
        <translation>{moment} 답변: {reason}</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>답하기</translation>
    </message>
</context>
<context>
    <name>PanelPage</name>
    <message>
        <source>No class</source>
        <translation>수업 없음</translation>
    </message>
    <message>
        <source>Close class</source>
        <translation>수업 마치기</translation>
    </message>
    <message numerus="yes">
        <source>%n not in yet will be absent.</source>
        <translation>
            <numerusform>미확인 학생 %n명은 결석 처리됩니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Close now</source>
        <translation>마치기</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Send the attendance to my mailbox now</source>
        <translation>출석부를 지금 내 이메일로 보내기</translation>
    </message>
    <message>
        <source>Mail me the list</source>
        <translation>출석부 메일 받기</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>잠금</translation>
    </message>
    <message>
        <source>Lock the panel</source>
        <translation>관리 화면 잠그기</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>마감</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>휴강</translation>
    </message>
</context>
<context>
    <name>PanelTabs</name>
    <message>
        <source>open</source>
        <translation>열림</translation>
    </message>
    <message>
        <source>Enrolment: open</source>
        <translation>학생 등록: 열려 있음</translation>
    </message>
    <message>
        <source>Attendance</source>
        <translation>출석 현황</translation>
    </message>
    <message>
        <source>Term</source>
        <translation>학기 출석</translation>
    </message>
    <message>
        <source>Lectures</source>
        <translation>강의 목록</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Zoom</translation>
    </message>
    <message>
        <source>Objections</source>
        <translation>이의 신청</translation>
    </message>
    <message>
        <source>To look at</source>
        <translation>살펴볼 점</translation>
    </message>
    <message>
        <source>Faces</source>
        <translation>닮은 얼굴</translation>
    </message>
    <message>
        <source>Enrolment</source>
        <translation>학생 등록</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>이메일</translation>
    </message>
    <message numerus="yes">
        <source>%n objection(s) to answer</source>
        <translation>
            <numerusform>이의 신청: 답변할 것 %n건</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) to look at</source>
        <translation>
            <numerusform>살펴볼 점 %n건</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pair(s) of faces to look at</source>
        <translation>
            <numerusform>닮은 얼굴: 확인할 것 %n쌍</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n e-mail(s) not sent</source>
        <translation>
            <numerusform>이메일: 발송 실패 %n건</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProfessorPart</name>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>e.g. Minseo Kim</source>
        <translation>예: 김민서</translation>
    </message>
    <message>
        <source>E-mail for the attendance</source>
        <translation>출석부를 받을 이메일</translation>
    </message>
    <message>
        <source>e.g. minseo.kim@example.ac.kr</source>
        <translation>예: minseo.kim@example.ac.kr</translation>
    </message>
    <message>
        <source>PIN (6 digits)</source>
        <translation>비밀번호(PIN, 숫자 6자리)</translation>
    </message>
    <message>
        <source>PIN once more</source>
        <translation>비밀번호(PIN) 확인</translation>
    </message>
</context>
<context>
    <name>QrOverlay</name>
    <message>
        <source>QR code that opens the Zoom meeting</source>
        <translation>Zoom 회의를 여는 QR 코드</translation>
    </message>
    <message>
        <source>Passcode {code}</source>
        <translation>암호 {code}</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
</context>
<context>
    <name>Recognition</name>
    <message>
        <source>Faces are being loaded.</source>
        <translation>얼굴을 불러오는 중입니다.</translation>
    </message>
    <message>
        <source>No face is enrolled yet.</source>
        <translation>아직 등록된 얼굴이 없습니다.</translation>
    </message>
    <message>
        <source>Expect about one wrong name in {classes} classes, if {people} people who are not enrolled look into the camera in each.</source>
        <translation>등록하지 않은 사람 {people}명이 수업마다 카메라를 본다면, 수업 {classes}번에 한 번쯤 엉뚱한 이름이 나올 수 있습니다.</translation>
    </message>
    <message>
        <source>No check-in with a known face in the last 30 days.</source>
        <translation>최근 30일 동안 얼굴을 등록한 학생의 출석이 없습니다.</translation>
    </message>
    <message>
        <source>All {all} check-ins of students with an enrolled face were by face.</source>
        <translation>얼굴을 등록한 학생의 출석 {all}번이 모두 얼굴로 확인되었습니다.</translation>
    </message>
    <message>
        <source>Only {students} faces are enrolled here, too few to adjust to: a stricter standard is used.</source>
        <translation>등록된 얼굴이 {students}명뿐이라 맞추어 정할 수 없어, 더 엄격한 기본 기준을 씁니다.</translation>
    </message>
    <message>
        <source>{pairs} (a professor still has to look at {waiting}, under Faces)</source>
        <translation>{pairs}쌍(교수가 ‘닮은 얼굴’에서 확인해야 할 것 {waiting}쌍)</translation>
    </message>
    <message>
        <source>Switched off</source>
        <translation>꺼져 있음</translation>
    </message>
    <message>
        <source>About one in {count} check-ins of students with an enrolled face was by number ({number} of {all} in 30 days).</source>
        <translation>얼굴을 등록한 학생의 출석 {count}번 중 1번꼴로 학번을 썼습니다(30일 동안 {all}번 중 {number}번).</translation>
    </message>
    <message>
        <source>The kiosk&apos;s strictness was adjusted to the {students} faces enrolled here.</source>
        <translation>얼굴을 확인하는 엄격함은 이곳에 등록된 {students}명의 얼굴에 맞추어 정했습니다.</translation>
    </message>
    <message>
        <source>{pictures} pictures of {students} students</source>
        <translation>학생 {students}명, 사진 {pictures}장</translation>
    </message>
    <message>
        <source>None</source>
        <translation>없음</translation>
    </message>
</context>
<context>
    <name>Search</name>
    <message>
        <source>Find by name, student number or initial consonants</source>
        <translation>이름, 학번, 초성으로 찾기</translation>
    </message>
    <message>
        <source>Name or number</source>
        <translation>이름·학번·초성</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>검색어 지우기</translation>
    </message>
    <message>
        <source>Nobody found for “{typed}”. Clear the search, or type a part of the name or number.</source>
        <translation>“{typed}”에 맞는 학생이 없습니다. 검색어를 지우거나 이름·학번의 일부를 입력해 주세요.</translation>
    </message>
</context>
<context>
    <name>SetupWizard</name>
    <message>
        <source>Set up the kiosk</source>
        <translation>단말기 설정</translation>
    </message>
    <message>
        <source>Step {now} of {all}</source>
        <translation>{all}단계 중 {now}단계</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>이전</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>설정 완료</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>다음</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>환영합니다</translation>
    </message>
    <message>
        <source>Which language shall the kiosk speak first?</source>
        <translation>기본 언어를 선택해 주세요.</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>관리자</translation>
    </message>
    <message>
        <source>This password opens the maintenance page. Keep it safe.</source>
        <translation>단말기 관리 화면을 여는 비밀번호입니다. 안전하게 보관해 주세요.</translation>
    </message>
    <message>
        <source>First professor</source>
        <translation>교수 등록</translation>
    </message>
    <message>
        <source>The PIN opens the panel; the attendance goes to the e-mail address.</source>
        <translation>PIN으로 교수 화면을 열고, 출석부는 이메일로 받습니다.</translation>
    </message>
    <message>
        <source>First course</source>
        <translation>과목 등록</translation>
    </message>
    <message>
        <source>What is taught in this room, and when. More can be added later.</source>
        <translation>이 강의실의 수업과 시간을 입력해 주세요. 나중에 더 추가할 수 있습니다.</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>카메라</translation>
    </message>
    <message>
        <source>A face should fill about a third of the height.</source>
        <translation>얼굴이 화면 높이의 3분의 1 정도로 보이면 알맞습니다.</translation>
    </message>
    <message>
        <source>All set?</source>
        <translation>설정 확인</translation>
    </message>
    <message>
        <source>Nothing is stored before you press Finish. Then the professor opens enrolment in the panel, or IT reads the list of students (kiosk roster) and the panel mails their codes.</source>
        <translation>&apos;완료&apos;를 누르기 전에는 아무것도 저장되지 않습니다. 그 뒤 교수님이 패널에서 등록을 열거나, 전산 담당자가 수강 명단을 넣으면(kiosk roster) 패널에서 등록 코드를 메일로 보냅니다.</translation>
    </message>
</context>
<context>
    <name>Standings</name>
    <message>
        <source>Press Return to correct the status</source>
        <translation>엔터 키를 누르면 출석 상태를 변경합니다</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>학번</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>시각</translation>
    </message>
    <message>
        <source>How</source>
        <translation>방법</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>비고</translation>
    </message>
</context>
<context>
    <name>StartFaultPage</name>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Nothing was changed and nothing is lost.</source>
        <translation>변경되거나 사라진 데이터는 없습니다.</translation>
    </message>
    <message>
        <source>Please correct these lines of the settings file.</source>
        <translation>설정 파일에서 아래 줄을 고쳐 주세요.</translation>
    </message>
    <message>
        <source>The settings cannot be read</source>
        <translation>설정을 읽을 수 없습니다</translation>
    </message>
    <message>
        <source>Please put back the configuration folder this kiosk was set up with.</source>
        <translation>이 키오스크를 설치할 때 쓴 설정 폴더를 되돌려 놓아 주세요.</translation>
    </message>
    <message>
        <source>The key of the stored faces is missing or wrong</source>
        <translation>얼굴 정보의 암호 키가 없거나 맞지 않습니다</translation>
    </message>
    <message>
        <source>Please install the newest version of the kiosk.</source>
        <translation>최신 버전의 키오스크를 설치해 주세요.</translation>
    </message>
    <message>
        <source>The records were made by a newer version</source>
        <translation>더 새로운 버전에서 만든 기록입니다</translation>
    </message>
    <message>
        <source>Please put back a copy with “kiosk restore”.</source>
        <translation>‘kiosk restore’ 명령으로 백업을 복원해 주세요.</translation>
    </message>
    <message>
        <source>The file of the records is damaged</source>
        <translation>기록 파일이 손상되었습니다</translation>
    </message>
    <message>
        <source>Please make room, then start again.</source>
        <translation>공간을 비운 뒤 다시 시작해 주세요.</translation>
    </message>
    <message>
        <source>The disk is full</source>
        <translation>디스크가 가득 찼습니다</translation>
    </message>
    <message>
        <source>Please check the folder or the database server, then start again.</source>
        <translation>폴더나 데이터베이스 서버를 확인한 뒤 다시 시작해 주세요.</translation>
    </message>
    <message>
        <source>The records cannot be reached</source>
        <translation>기록 저장소에 연결할 수 없습니다</translation>
    </message>
    <message>
        <source>Please install the kiosk again.</source>
        <translation>키오스크를 다시 설치해 주세요.</translation>
    </message>
    <message>
        <source>Files of the program are missing or damaged</source>
        <translation>프로그램 파일이 없거나 손상되었습니다</translation>
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
        <translation>끝내기</translation>
    </message>
    <message>
        <source>My attendance</source>
        <translation>내 출석</translation>
    </message>
    <message>
        <source>Lectures today</source>
        <translation>오늘 강의</translation>
    </message>
    <message>
        <source>Something is wrong</source>
        <translation>출석이 잘못되었나요?</translation>
    </message>
    <message numerus="yes">
        <source>%n objection(s) waiting for an answer</source>
        <translation>
            <numerusform>답변을 기다리는 이의 %n건</numerusform>
        </translation>
    </message>
    <message>
        <source>Take my face once more</source>
        <translation>얼굴 한 번 더 촬영</translation>
    </message>
    <message>
        <source>Add my face</source>
        <translation>얼굴 등록하기</translation>
    </message>
    <message>
        <source>Delete my face data</source>
        <translation>얼굴 정보 삭제</translation>
    </message>
    <message>
        <source>Delete it for good?</source>
        <translation>삭제하면 되돌릴 수 없습니다. 삭제할까요?</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>삭제</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>With your face, walking up is enough. Student number and PIN work as well.</source>
        <translation>얼굴을 등록하면 걸어오면 바로 출석됩니다. 학번과 비밀번호(PIN)도 그대로 쓸 수 있습니다.</translation>
    </message>
    <message numerus="yes">
        <source>Your face was taken %n time(s).</source>
        <translation>
            <numerusform>얼굴을 %n번 촬영했습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>20 seconds more in today&apos;s light, and you are recognised more surely.</source>
        <translation>오늘 20초만 더 촬영하면 더 정확해집니다.</translation>
    </message>
    <message>
        <source>Come by tomorrow: 20 seconds more, and you are recognised more surely.</source>
        <translation>내일 다시 오셔서 20초만 더 촬영하면 더 정확해집니다.</translation>
    </message>
    <message>
        <source>If you delete your face data, student number and PIN go on working.</source>
        <translation>얼굴 정보를 삭제해도 학번과 비밀번호(PIN)로 계속 출석할 수 있습니다.</translation>
    </message>
    <message>
        <source>Your face data have been deleted. Student number and PIN go on working.</source>
        <translation>얼굴 정보를 삭제했습니다. 이제 학번과 비밀번호(PIN)로 출석해 주세요.</translation>
    </message>
    <message>
        <source>Your face is added. From now on, just walk up and look at the screen.</source>
        <translation>얼굴을 등록했습니다. 이제 다가와서 화면을 보시면 됩니다.</translation>
    </message>
    <message>
        <source>Thank you. You will be recognised more surely from now on.</source>
        <translation>고맙습니다. 이제 더 정확하게 알아볼 수 있습니다.</translation>
    </message>
    <message>
        <source>You are not on the list of any course yet. Please ask your professor.</source>
        <translation>아직 수강 중인 과목이 없습니다. 교수님께 문의해 주세요.</translation>
    </message>
    <message>
        <source>No lectures today. On days with lectures, rooms and Zoom codes are here.</source>
        <translation>오늘 강의가 없습니다. 강의가 있는 날 강의실과 Zoom 코드가 여기에 표시됩니다.</translation>
    </message>
    <message>
        <source>Show the Zoom code of {course}</source>
        <translation>{course} Zoom 코드 보기</translation>
    </message>
</context>
<context>
    <name>SummaryPart</name>
    <message>
        <source>Language</source>
        <translation>언어</translation>
    </message>
    <message>
        <source>Professor</source>
        <translation>교수</translation>
    </message>
    <message>
        <source>Course</source>
        <translation>과목</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>시간</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>강의실</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>카메라</translation>
    </message>
</context>
<context>
    <name>TermBand</name>
    <message>
        <source>Present</source>
        <translation>출석</translation>
    </message>
    <message>
        <source>Late or left early</source>
        <translation>지각·조퇴</translation>
    </message>
    <message>
        <source>Absent</source>
        <translation>결석</translation>
    </message>
    <message>
        <source>Official or excused</source>
        <translation>공결·출석인정</translation>
    </message>
    <message>
        <source>Not in yet</source>
        <translation>미확인</translation>
    </message>
</context>
<context>
    <name>TermPart</name>
    <message>
        <source>The session before</source>
        <translation>이전 수업</translation>
    </message>
    <message>
        <source>The session after</source>
        <translation>다음 수업</translation>
    </message>
    <message>
        <source>You have no course yet. IT adds courses with a timetable file.</source>
        <translation>아직 과목이 없습니다. 전산 담당자가 시간표 파일로 추가합니다.</translation>
    </message>
    <message>
        <source>Nobody is on the list of this course yet. IT adds students with a timetable file.</source>
        <translation>아직 수강생 명단이 없습니다. 전산 담당자가 시간표 파일로 추가합니다.</translation>
    </message>
    <message>
        <source>No session was held yet. After the first one it stands here as a bar.</source>
        <translation>아직 진행한 수업이 없습니다. 첫 수업이 시작되면 여기에 막대로 표시됩니다.</translation>
    </message>
    <message>
        <source>Attendance of {course} over the term, session {place} of {all}</source>
        <translation>{course} 학기 출석, 수업 {all}회 중 {place}번째</translation>
    </message>
    <message>
        <source>Not closed yet</source>
        <translation>아직 마치지 않은 수업</translation>
    </message>
</context>
<context>
    <name>TimeField</name>
    <message>
        <source>{what}: 5 minutes earlier</source>
        <translation>{what} 5분 앞으로</translation>
    </message>
    <message>
        <source>{what}: 5 minutes later</source>
        <translation>{what} 5분 뒤로</translation>
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
        <translation>M월 d일</translation>
    </message>
</context>
<context>
    <name>ToDo</name>
    <message>
        <source>Nothing: the camera, the records and e-mail are well.</source>
        <translation>없습니다. 카메라, 데이터, 이메일이 모두 정상입니다.</translation>
    </message>
</context>
<context>
    <name>Topic</name>
    <message>
        <source>What to do</source>
        <translation>해야 할 일</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>버전</translation>
    </message>
    <message>
        <source>Kiosk</source>
        <translation>단말기</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>카메라</translation>
    </message>
    <message>
        <source>Face engine</source>
        <translation>얼굴 인식 엔진</translation>
    </message>
    <message>
        <source>Students with a face</source>
        <translation>얼굴을 등록한 학생</translation>
    </message>
    <message>
        <source>Face templates</source>
        <translation>얼굴 특징값</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>데이터 저장 위치</translation>
    </message>
    <message>
        <source>E-mails waiting</source>
        <translation>발송 대기 중인 이메일</translation>
    </message>
    <message>
        <source>E-mails not sent</source>
        <translation>발송하지 못한 이메일</translation>
    </message>
    <message>
        <source>Newest digest of the journal</source>
        <translation>최신 기록 해시(변조 확인용)</translation>
    </message>
    <message>
        <source>What to expect</source>
        <translation>예상 정확도</translation>
    </message>
    <message>
        <source>Faces hard to tell apart</source>
        <translation>구별하기 어려운 얼굴</translation>
    </message>
    <message>
        <source>Learnt from check-ins</source>
        <translation>출석하면서 배운 얼굴</translation>
    </message>
    <message>
        <source>Faces not taken, and why</source>
        <translation>얼굴 등록을 마치지 못한 이유</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>이메일</translation>
    </message>
    <message>
        <source>Check against attacks</source>
        <translation>위조 방지 점검</translation>
    </message>
</context>
<context>
    <name>Trouble</name>
    <message numerus="yes">
        <source>Please try again in %n second(s)</source>
        <translation>
            <numerusform>%n초 후에 다시 시도해 주세요</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TypingSheet</name>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>완료</translation>
    </message>
</context>
<context>
    <name>Undo</name>
    <message>
        <source>Undo</source>
        <translation>되돌리기</translation>
    </message>
    <message>
        <source>{done}. Undo</source>
        <translation>{done}. 되돌리기</translation>
    </message>
</context>
<context>
    <name>UnlockPage</name>
    <message>
        <source>Staff</source>
        <translation>교수·관리자</translation>
    </message>
    <message>
        <source>Choose your name and unlock.</source>
        <translation>이름을 선택하고 비밀번호를 입력해 주세요.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>비밀번호</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>열기</translation>
    </message>
    <message>
        <source>Please choose your name</source>
        <translation>이름을 선택해 주세요</translation>
    </message>
    <message>
        <source>PIN of {name}</source>
        <translation>{name} 비밀번호(PIN)</translation>
    </message>
    <message>
        <source>Professor</source>
        <translation>교수</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>관리자</translation>
    </message>
    <message numerus="yes">
        <source>Please try again in %n second(s)</source>
        <translation>
            <numerusform>%n초 후에 다시 시도해 주세요</numerusform>
        </translation>
    </message>
    <message>
        <source>That was not right. Please try again.</source>
        <translation>비밀번호가 맞지 않습니다. 다시 입력해 주세요.</translation>
    </message>
</context>
<context>
    <name>VerifyingPage</name>
    <message>
        <source>Please look at the camera</source>
        <translation>카메라를 봐 주세요</translation>
    </message>
    <message>
        <source>Is it you?</source>
        <translation>본인 확인</translation>
    </message>
    <message>
        <source>Look at the camera: it compares you with the number you typed.</source>
        <translation>카메라를 봐 주세요. 입력한 학번의 학생인지 확인합니다.</translation>
    </message>
    <message>
        <source>Use the PIN</source>
        <translation>비밀번호 사용</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
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
<context>
    <name>ZoomPart</name>
    <message>
        <source>Course</source>
        <translation>과목</translation>
    </message>
    <message>
        <source>Zoom link</source>
        <translation>Zoom 주소</translation>
    </message>
    <message>
        <source>Meeting ID</source>
        <translation>회의 ID</translation>
    </message>
    <message>
        <source>9 to 11 digits</source>
        <translation>숫자 9~11자리</translation>
    </message>
    <message>
        <source>Passcode</source>
        <translation>암호</translation>
    </message>
    <message>
        <source>none</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>Save and show</source>
        <translation>저장하고 표시</translation>
    </message>
    <message>
        <source>Save this code and show it on the screens</source>
        <translation>이 Zoom 정보를 저장하고 화면에 표시</translation>
    </message>
    <message>
        <source>Discard changes</source>
        <translation>변경 취소</translation>
    </message>
    <message>
        <source>On the screens now</source>
        <translation>지금 표시 중인 코드</translation>
    </message>
    <message>
        <source>This course has no Zoom code yet. Type one and it is shown at once.</source>
        <translation>등록된 Zoom 코드가 없습니다. 입력하면 바로 화면에 표시됩니다.</translation>
    </message>
    <message>
        <source>You have no course yet. IT adds courses with a timetable file.</source>
        <translation>아직 과목이 없습니다. 전산 담당자가 시간표 파일로 추가합니다.</translation>
    </message>
</context>
</TS>
