BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0006');
CREATE TABLE attachments (
	letter_id CHAR(32) NOT NULL, 
	position INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	content BLOB NOT NULL, 
	CONSTRAINT pk_attachments PRIMARY KEY (letter_id, position), 
	CONSTRAINT fk_attachments_letter_id FOREIGN KEY(letter_id) REFERENCES letters (letter_id)
);
INSERT INTO "attachments" VALUES('cc971ca74c054bcc821dd7a38b0c661f',0,'출석.csv',X'612C620D0A');
CREATE TABLE check_in_crops (
	fact_id CHAR(32) NOT NULL, 
	student_id CHAR(32) NOT NULL, 
	kept_at DATETIME NOT NULL, 
	sealed BLOB NOT NULL, 
	CONSTRAINT pk_check_in_crops PRIMARY KEY (fact_id), 
	CONSTRAINT fk_check_in_crops_fact_id FOREIGN KEY(fact_id) REFERENCES check_ins (fact_id), 
	CONSTRAINT fk_check_in_crops_student_id FOREIGN KEY(student_id) REFERENCES students (student_id)
);
CREATE TABLE check_ins (
	position INTEGER NOT NULL, 
	fact_id CHAR(32) NOT NULL, 
	session_id CHAR(32) NOT NULL, 
	student_id CHAR(32) NOT NULL, 
	kiosk_id VARCHAR NOT NULL, 
	at DATETIME NOT NULL, 
	method VARCHAR(32) NOT NULL, 
	confidence DOUBLE, 
	distance DOUBLE, 
	second_distance DOUBLE, 
	frames INTEGER, 
	challenge VARCHAR, 
	engine VARCHAR, frames_sha256 VARCHAR(64), calibration VARCHAR, presented VARCHAR(32), log_odds DOUBLE, layers VARCHAR, 
	CONSTRAINT pk_check_ins PRIMARY KEY (position), 
	CONSTRAINT fk_check_ins_session_id FOREIGN KEY(session_id) REFERENCES class_sessions (session_id), 
	CONSTRAINT fk_check_ins_student_id FOREIGN KEY(student_id) REFERENCES students (student_id), 
	CONSTRAINT uq_check_ins_fact_id UNIQUE (fact_id), 
	CONSTRAINT uq_check_ins_session_id_student_id UNIQUE (session_id, student_id)
);
INSERT INTO "check_ins" VALUES(1,'e4d5a595f1504093a9121cecd05454cc','e476fd5c90054bdab5f867ed9e63e45f','6643cec5182f4cdbbf18ba519a78d388','room-101','2026-03-02 00:00:00.000000','face',0.91,12.25,40.5,9,'left','lbph-1',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "check_ins" VALUES(2,'b869ba36961244eeac70eacd8e89784e','e476fd5c90054bdab5f867ed9e63e45f','e225751a3ea5429ea87f4eb56bf4349a','room-101','2026-03-02 00:00:00.000000','number',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE class_sessions (
	session_id CHAR(32) NOT NULL, 
	course_id CHAR(32) NOT NULL, 
	starts_at DATETIME NOT NULL, 
	ends_at DATETIME NOT NULL, 
	room VARCHAR NOT NULL, 
	mode VARCHAR(32) NOT NULL, 
	state VARCHAR(32) NOT NULL, 
	CONSTRAINT pk_class_sessions PRIMARY KEY (session_id), 
	CONSTRAINT fk_class_sessions_course_id FOREIGN KEY(course_id) REFERENCES courses (course_id), 
	CONSTRAINT uq_class_sessions_course_id_starts_at_room UNIQUE (course_id, starts_at, room)
);
INSERT INTO "class_sessions" VALUES('e476fd5c90054bdab5f867ed9e63e45f','2efb801f635e4c158209ed759896cb37','2026-03-02 00:00:00.000000','2026-03-02 01:15:00.000000','101','in_person','closed');
CREATE TABLE consents (
	position INTEGER NOT NULL, 
	student_id CHAR(32) NOT NULL, 
	subject VARCHAR(32) NOT NULL, 
	text_version VARCHAR NOT NULL, 
	given BOOLEAN NOT NULL, 
	at DATETIME NOT NULL, 
	CONSTRAINT pk_consents PRIMARY KEY (position), 
	CONSTRAINT fk_consents_student_id FOREIGN KEY(student_id) REFERENCES students (student_id)
);
INSERT INTO "consents" VALUES(1,'6643cec5182f4cdbbf18ba519a78d388','personal_details','2026-1',1,'2026-03-02 00:00:00.000000');
INSERT INTO "consents" VALUES(2,'6643cec5182f4cdbbf18ba519a78d388','face_features','2026-1',1,'2026-03-02 00:00:00.000000');
CREATE TABLE corrections (
	position INTEGER NOT NULL, 
	fact_id CHAR(32) NOT NULL, 
	session_id CHAR(32) NOT NULL, 
	student_id CHAR(32) NOT NULL, 
	status VARCHAR(32) NOT NULL, 
	reason VARCHAR NOT NULL, 
	"by" CHAR(32) NOT NULL, 
	kiosk_id VARCHAR NOT NULL, 
	at DATETIME NOT NULL, 
	CONSTRAINT pk_corrections PRIMARY KEY (position), 
	CONSTRAINT fk_corrections_by FOREIGN KEY("by") REFERENCES staff (staff_id), 
	CONSTRAINT fk_corrections_session_id FOREIGN KEY(session_id) REFERENCES class_sessions (session_id), 
	CONSTRAINT fk_corrections_student_id FOREIGN KEY(student_id) REFERENCES students (student_id), 
	CONSTRAINT uq_corrections_fact_id UNIQUE (fact_id)
);
INSERT INTO "corrections" VALUES(1,'d1f852811da24a6f8bc7c2b06c928ac3','e476fd5c90054bdab5f867ed9e63e45f','e225751a3ea5429ea87f4eb56bf4349a','excused','sick','c09f5ff739ee43d894d7c44f4f545699','room-101','2026-03-02 00:00:00.000000');
CREATE TABLE courses (
	course_id CHAR(32) NOT NULL, 
	code VARCHAR NOT NULL, 
	title VARCHAR NOT NULL, 
	professor_id CHAR(32) NOT NULL, 
	opens_before_s DOUBLE NOT NULL, 
	late_after_s DOUBLE NOT NULL, 
	absent_after_s DOUBLE NOT NULL, 
	lates_per_absence INTEGER NOT NULL, 
	fail_share DOUBLE NOT NULL, 
	CONSTRAINT pk_courses PRIMARY KEY (course_id), 
	CONSTRAINT fk_courses_professor_id FOREIGN KEY(professor_id) REFERENCES staff (staff_id)
);
INSERT INTO "courses" VALUES('2efb801f635e4c158209ed759896cb37','CSE101','Algorithms','c09f5ff739ee43d894d7c44f4f545699',600.0,600.0,1200.0,3,3.33333333333333314829e-01);
CREATE TABLE enrolment_codes (
	student_id CHAR(32) NOT NULL, 
	digest BLOB NOT NULL, 
	made_at DATETIME NOT NULL, 
	until DATETIME NOT NULL, 
	CONSTRAINT pk_enrolment_codes PRIMARY KEY (student_id), 
	CONSTRAINT fk_enrolment_codes_student_id FOREIGN KEY(student_id) REFERENCES students (student_id)
);
CREATE TABLE journal (
	kiosk_id VARCHAR NOT NULL, 
	number INTEGER NOT NULL, 
	at DATETIME NOT NULL, 
	actor VARCHAR NOT NULL, 
	action VARCHAR NOT NULL, 
	subject VARCHAR NOT NULL, 
	detail VARCHAR NOT NULL, 
	digest VARCHAR(64) NOT NULL, 
	CONSTRAINT pk_journal PRIMARY KEY (kiosk_id, number)
);
INSERT INTO "journal" VALUES('room-101',1,'2026-03-02 00:00:00.000000','kiosk:room-101','add_staff','staff:c09f5ff7-39ee-43d8-94d7-c44f4f545699','{"role":"professor"}','8754a442cc4f6797041f07e621f9aa7a3118d17515787556332cdec2f5da2865');
INSERT INTO "journal" VALUES('room-101',2,'2026-03-02 00:00:00.000000','kiosk:room-101','add_course','course:2efb801f-635e-4c15-8209-ed759896cb37','{"code":"CSE101","slots":0}','2277c807e3ee8413af406ef5e876f240383785944ccc82d51b63d6f3b7d2446b');
INSERT INTO "journal" VALUES('room-101',3,'2026-03-02 00:00:00.000000','kiosk:room-101','add_to_roster','course:2efb801f-635e-4c15-8209-ed759896cb37','{"students":2}','1176fa25652dcda54576c9ffa0199d18183f547329dd45f01ff19f4168959883');
INSERT INTO "journal" VALUES('room-101',4,'2026-03-02 00:00:00.000000','student:6643cec5-182f-4cdb-bf18-ba519a78d388','enrol','student:6643cec5-182f-4cdb-bf18-ba519a78d388','{"consents":2,"entry":"free","pictures":1,"templates":2}','451ca43c5126a4d6cff22ef04c8f53469e5aeb22adb9ab42abb3e742165c2c17');
INSERT INTO "journal" VALUES('room-101',5,'2026-03-02 00:00:00.000000','student:6643cec5-182f-4cdb-bf18-ba519a78d388','check_in','student:6643cec5-182f-4cdb-bf18-ba519a78d388','{"fact":"96989fe0cde91905d7f2158f9d141e0ec7b2d2f05fd334defe8a16f03103455a","method":"face","session":"e476fd5c-9005-4bda-b5f8-67ed9e63e45f"}','aa6ea1fa2685159494e3f59b64475fb5e78318c55906f27449af9a1aae3e8638');
INSERT INTO "journal" VALUES('room-101',6,'2026-03-02 00:00:00.000000','student:e225751a-3ea5-429e-a87f-4eb56bf4349a','check_in','student:e225751a-3ea5-429e-a87f-4eb56bf4349a','{"fact":"e112895e26e7069e6ad5ff5d040735c2b7bab723d8e95b43eb15d6ec6714676f","method":"number","session":"e476fd5c-9005-4bda-b5f8-67ed9e63e45f"}','0e5f0d729929f33a37b9fe4e49204c6c674d0c7074985d10649267d7a7fa8b87');
INSERT INTO "journal" VALUES('room-101',7,'2026-03-02 00:00:00.000000','staff:c09f5ff7-39ee-43d8-94d7-c44f4f545699','correct','student:e225751a-3ea5-429e-a87f-4eb56bf4349a','{"fact":"1e77d5bedc594b495ee75f9885cde5ec5114e3722053b673c4123bd97b278d13","session":"e476fd5c-9005-4bda-b5f8-67ed9e63e45f","status":"excused"}','b34af5a90702691ad543ccc68c55b05c891072a151a2be9829fc124dfa54f9ae');
INSERT INTO "journal" VALUES('room-101',8,'2026-03-02 00:00:00.000000','c09f5ff7-39ee-43d8-94d7-c44f4f545699','put_letter','letter:cc971ca7-4c05-4bcc-821d-d7a38b0c661f','{"file 0":"fbf6b30113a4b6418c623a96ed6844f17ef5751b908a16abaa919d0bcd6b7784","key":"close","letter":"9bf5fc55e596f9444ff5e064b53e6ae6f01e90b9cd61e169778991ded8ba2321"}','78f62e30ef5cc515cc3ec5075021bc7923d20ba7f420be2bd9c869b96c1bb20d');
INSERT INTO "journal" VALUES('room-101',9,'2026-03-02 00:00:00.000000','c09f5ff7-39ee-43d8-94d7-c44f4f545699','close','session:e476fd5c-9005-4bda-b5f8-67ed9e63e45f','{"class":"d6f928087178e8ab5ff13e3351879c137ee130a7db573e7524c8ef819214939a","letters":1,"state":"closed"}','e24ccbe4856cb8ecc755b4a312320fd8b3d97e23a26f8cdb1af0a61e03aa785d');
CREATE TABLE journal_heads (
	kiosk_id VARCHAR NOT NULL, 
	number INTEGER NOT NULL, 
	digest VARCHAR(64) NOT NULL, 
	CONSTRAINT pk_journal_heads PRIMARY KEY (kiosk_id)
);
INSERT INTO "journal_heads" VALUES('room-101',9,'e24ccbe4856cb8ecc755b4a312320fd8b3d97e23a26f8cdb1af0a61e03aa785d');
CREATE TABLE key_checks (
	name VARCHAR NOT NULL, 
	sealed BLOB NOT NULL, 
	CONSTRAINT pk_key_checks PRIMARY KEY (name)
);
INSERT INTO "key_checks" VALUES('classroom-kiosk',X'0186B0D91473E775CE45AEFF02B4F99573844512B8778913FAFE1790085C7B82BC9ED58A2E074C5C4C2A7D02');
CREATE TABLE letters (
	position INTEGER NOT NULL, 
	letter_id CHAR(32) NOT NULL, 
	"key" VARCHAR NOT NULL, 
	kiosk_id VARCHAR NOT NULL, 
	recipient VARCHAR NOT NULL, 
	subject VARCHAR NOT NULL, 
	body VARCHAR NOT NULL, 
	created_at DATETIME NOT NULL, 
	state VARCHAR(32) NOT NULL, 
	attempts INTEGER NOT NULL, 
	next_try_at DATETIME, 
	trouble VARCHAR NOT NULL, 
	sent_at DATETIME, reply_to VARCHAR DEFAULT '' NOT NULL, courtesy BOOLEAN DEFAULT 0 NOT NULL, confidential BOOLEAN DEFAULT 0 NOT NULL, sealed BLOB, 
	CONSTRAINT pk_letters PRIMARY KEY (position), 
	CONSTRAINT uq_letters_key UNIQUE ("key"), 
	CONSTRAINT uq_letters_letter_id UNIQUE (letter_id)
);
INSERT INTO "letters" VALUES(1,'cc971ca74c054bcc821dd7a38b0c661f','close','room-101','kim@example.ac.kr','출석부','Attached.','2026-03-02 00:00:00.000000','waiting',0,NULL,'',NULL,'',0,0,NULL);
CREATE TABLE look_alikes (
	first_id CHAR(32) NOT NULL, 
	second_id CHAR(32) NOT NULL, 
	found_at DATETIME NOT NULL, 
	confidence DOUBLE NOT NULL, 
	two_people BOOLEAN NOT NULL, 
	CONSTRAINT pk_look_alikes PRIMARY KEY (first_id, second_id), 
	CONSTRAINT fk_look_alikes_first_id FOREIGN KEY(first_id) REFERENCES students (student_id), 
	CONSTRAINT fk_look_alikes_second_id FOREIGN KEY(second_id) REFERENCES students (student_id)
);
CREATE TABLE newcomers (
	newcomer_id CHAR(32) NOT NULL, 
	student_id CHAR(32) NOT NULL, 
	at DATETIME NOT NULL, 
	entry VARCHAR(32) NOT NULL, 
	let_in_by CHAR(32), 
	face_only BOOLEAN NOT NULL, 
	joined_id CHAR(32), 
	name_before VARCHAR NOT NULL, 
	department_before VARCHAR NOT NULL, 
	email_before VARCHAR NOT NULL, 
	CONSTRAINT pk_newcomers PRIMARY KEY (newcomer_id), 
	CONSTRAINT fk_newcomers_student_id FOREIGN KEY(student_id) REFERENCES students (student_id), 
	CONSTRAINT fk_newcomers_let_in_by FOREIGN KEY(let_in_by) REFERENCES staff (staff_id), 
	CONSTRAINT fk_newcomers_joined_id FOREIGN KEY(joined_id) REFERENCES courses (course_id)
);
INSERT INTO "newcomers" VALUES('cd85579619d14d0595cb5601813d2e57','6643cec5182f4cdbbf18ba519a78d388','2026-03-02 00:00:00.000000','free',NULL,0,NULL,'Ada','Physics','20260001@example.ac.kr');
CREATE TABLE objection_steps (
	position INTEGER NOT NULL, 
	fact_id CHAR(32) NOT NULL, 
	objection_id CHAR(32) NOT NULL, 
	state VARCHAR(32) NOT NULL, 
	reason VARCHAR NOT NULL, 
	"by" CHAR(32), 
	kiosk_id VARCHAR NOT NULL, 
	at DATETIME NOT NULL, 
	CONSTRAINT pk_objection_steps PRIMARY KEY (position), 
	CONSTRAINT fk_objection_steps_by FOREIGN KEY("by") REFERENCES staff (staff_id), 
	CONSTRAINT fk_objection_steps_objection_id FOREIGN KEY(objection_id) REFERENCES objections (fact_id), 
	CONSTRAINT uq_objection_steps_fact_id UNIQUE (fact_id)
);
CREATE TABLE objections (
	position INTEGER NOT NULL, 
	fact_id CHAR(32) NOT NULL, 
	session_id CHAR(32) NOT NULL, 
	student_id CHAR(32) NOT NULL, 
	dispute VARCHAR(32) NOT NULL, 
	way VARCHAR(32) NOT NULL, 
	kiosk_id VARCHAR NOT NULL, 
	at DATETIME NOT NULL, 
	CONSTRAINT pk_objections PRIMARY KEY (position), 
	CONSTRAINT fk_objections_session_id FOREIGN KEY(session_id) REFERENCES class_sessions (session_id), 
	CONSTRAINT fk_objections_student_id FOREIGN KEY(student_id) REFERENCES students (student_id), 
	CONSTRAINT uq_objections_fact_id UNIQUE (fact_id), 
	CONSTRAINT uq_objections_session_id_student_id_dispute UNIQUE (session_id, student_id, dispute)
);
CREATE TABLE pictures (
	picture_id CHAR(32) NOT NULL, 
	student_id CHAR(32) NOT NULL, 
	pose VARCHAR(32) NOT NULL, 
	kept_at DATETIME NOT NULL, 
	sealed BLOB NOT NULL, sitting INTEGER DEFAULT '1' NOT NULL, 
	CONSTRAINT pk_pictures PRIMARY KEY (picture_id), 
	CONSTRAINT fk_pictures_student_id FOREIGN KEY(student_id) REFERENCES students (student_id)
);
INSERT INTO "pictures" VALUES('482cd3a772a143acb52fceee57aa2705','6643cec5182f4cdbbf18ba519a78d388','front','2026-03-02 00:00:00.000000',X'015E7BC5A929C479F5ADBE61251AF236EB17C6240232E74B41932399ED418F059846BC4F4F785CA43643960293E44E706B19B75B56F670CBCE869D04EB32E46901214E5221110D6250D99D39C319FE3E90C0BD7C433D47098D17520FDA8296000DEFE8803C4AD373AF35688E5BC4734E74F02A0686B1031BA40E0883C6A4F7F507A04BACD5C6940964D44545B4221C8A92DA859C2C5402C414F56BBCC2B30CD013EACF4232B21774162BD71572C4108590EECC3399EF154FAD0A3173F1827071D0EB609F1AADEA0470F0AA9D2DDC97C96A8E35D5CDAFA76EE514EF83D16B3400B95874DFB822BD69A342BF770966EEC63542036B27C23E353812916EF011F22FE036FE3EBE6C9C594B83F0F49CE7BD77D08D',1);
CREATE TABLE roster_places (
	course_id CHAR(32) NOT NULL, 
	student_id CHAR(32) NOT NULL, 
	added_at DATETIME NOT NULL, 
	CONSTRAINT pk_roster_places PRIMARY KEY (course_id, student_id), 
	CONSTRAINT fk_roster_places_course_id FOREIGN KEY(course_id) REFERENCES courses (course_id), 
	CONSTRAINT fk_roster_places_student_id FOREIGN KEY(student_id) REFERENCES students (student_id)
);
INSERT INTO "roster_places" VALUES('2efb801f635e4c158209ed759896cb37','e225751a3ea5429ea87f4eb56bf4349a','2026-03-02 00:00:00.000000');
INSERT INTO "roster_places" VALUES('2efb801f635e4c158209ed759896cb37','6643cec5182f4cdbbf18ba519a78d388','2026-03-02 00:00:00.000000');
CREATE TABLE secrets (
	secret_id CHAR(32) NOT NULL, 
	student_id CHAR(32), 
	staff_id CHAR(32), 
	argon2 VARCHAR NOT NULL, 
	set_at DATETIME NOT NULL, 
	CONSTRAINT pk_secrets PRIMARY KEY (secret_id), 
	CONSTRAINT ck_secrets_ck_secrets_one_person CHECK ((student_id IS NULL) <> (staff_id IS NULL)), 
	CONSTRAINT fk_secrets_staff_id FOREIGN KEY(staff_id) REFERENCES staff (staff_id), 
	CONSTRAINT fk_secrets_student_id FOREIGN KEY(student_id) REFERENCES students (student_id), 
	CONSTRAINT uq_secrets_staff_id UNIQUE (staff_id), 
	CONSTRAINT uq_secrets_student_id UNIQUE (student_id)
);
INSERT INTO "secrets" VALUES('13de2ecfb8014310964c19832f04bcc7',NULL,'c09f5ff739ee43d894d7c44f4f545699','$argon2id$v=19$m=19456,t=2,p=1$0JkIKZH9aM6TpPlgEbFDhg$GUlMqJRvBu4hNKVpFfGpgUZFjwjn41C4ljHZ3/pbLqA','2026-03-02 00:00:00.000000');
INSERT INTO "secrets" VALUES('017fdd7eddde4d53888e523db42fe700','6643cec5182f4cdbbf18ba519a78d388',NULL,'$argon2id$v=19$m=19456,t=2,p=1$Uk7hYG81dA8AldIIqyHGww$IBCTQ3yg9SxW9Sc156/l2wGgmvGXUKZ1JEREn6ziFtM','2026-03-02 00:00:00.000000');
CREATE TABLE slots (
	slot_id CHAR(32) NOT NULL, 
	course_id CHAR(32) NOT NULL, 
	weekday INTEGER NOT NULL, 
	starts TIME NOT NULL, 
	ends TIME NOT NULL, 
	room VARCHAR NOT NULL, 
	mode VARCHAR(32) NOT NULL, 
	CONSTRAINT pk_slots PRIMARY KEY (slot_id), 
	CONSTRAINT fk_slots_course_id FOREIGN KEY(course_id) REFERENCES courses (course_id), 
	CONSTRAINT uq_slots_course_id_weekday_starts_room UNIQUE (course_id, weekday, starts, room)
);
CREATE TABLE staff (
	staff_id CHAR(32) NOT NULL, 
	name VARCHAR NOT NULL, 
	email VARCHAR NOT NULL, 
	role VARCHAR(32) NOT NULL, 
	CONSTRAINT pk_staff PRIMARY KEY (staff_id)
);
INSERT INTO "staff" VALUES('c09f5ff739ee43d894d7c44f4f545699','Kim Jihun','kim@example.ac.kr','professor');
CREATE TABLE students (
	student_id CHAR(32) NOT NULL, 
	number VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	department VARCHAR NOT NULL, 
	email VARCHAR NOT NULL, 
	has_face BOOLEAN NOT NULL, 
	known_since DATETIME NOT NULL, 
	enrolled_at DATETIME, turns BOOLEAN DEFAULT 1 NOT NULL, 
	CONSTRAINT pk_students PRIMARY KEY (student_id), 
	CONSTRAINT uq_students_number UNIQUE (number)
);
INSERT INTO "students" VALUES('e225751a3ea5429ea87f4eb56bf4349a','20260002','Bo','Physics','20260002@example.ac.kr',0,'2026-03-02 00:00:00.000000',NULL,1);
INSERT INTO "students" VALUES('6643cec5182f4cdbbf18ba519a78d388','20260001','Ada','Physics','20260001@example.ac.kr',1,'2026-03-02 00:00:00.000000','2026-03-02 00:00:00.000000',1);
CREATE TABLE template_sets (
	set_id CHAR(32) NOT NULL, 
	student_id CHAR(32) NOT NULL, 
	engine VARCHAR NOT NULL, 
	amount INTEGER NOT NULL, 
	made_at DATETIME NOT NULL, 
	sealed BLOB NOT NULL, sitting INTEGER DEFAULT '1' NOT NULL, 
	CONSTRAINT pk_template_sets PRIMARY KEY (set_id), 
	CONSTRAINT fk_template_sets_student_id FOREIGN KEY(student_id) REFERENCES students (student_id)
);
INSERT INTO "template_sets" VALUES('5321c076332a43ba8e33329187109f57','6643cec5182f4cdbbf18ba519a78d388','lbph-1',2,'2026-03-02 00:00:00.000000',X'01D6190336D4AFDFDC8ABCF54E7608434CD54DBCF450C38AC1E4F8394B23DEE838BB133895965AE19945B9E9F8B517CF48705BB0DC45913C724E5FE121AB817ED9E57AB2C7A635E09E4BAAE8B4336F33F4B614C2F9355FF698D345CA5912005E1F1801C6F6737D654A89211F17A153A8CDA29D832B7330044A3D9164868DC937EF62A66B9B901E1E07DEA3647008AFF49A2E5687EE0AEC9B1F5BB02BF2173DD02BFCE9D320B6D968CACD7AAC4F9CAA35FD2786DCCCA7A6DEA1DDB41207274CF411942B79809EF2F94B9CD8467BE7B0212656FAE11439BCE9AFF33EAA0BFD10226EB9C9F318A3D4084C841018042FE018D13389169AEF3040F52949A65955F134C0FD7D392865208151BAFFFF7D73F7F5DDECC08A1235CE1981A535AEB0EA0104359E78D3005120C93B6E7B028BA730B77C12F022CFE33E1A0677A05A3C3AA76D1D3963EE36FEF3CEFA531B5A6CAD391D7825F737305F8CC296009D16FE394497576382F237128B0B68DFB15C7CEFA3B84FC62A8DFB6E8732932E7DC10A7A527E76806D582390056E556BB0D71FD49647FD7FA76CF4FF123E2E98F8CBB8F7749AEE169858E109EBB3A9DCECCA29F645E13F7A334E40AA466F1492C2960F1A67C1BAC609A73A88F0D2C39CF336808B5FFAA1253B6D3DCD4D495B5E757EFB5F3733902633977A24EC54186D0533E85393B3A0ADBCDDD22D816D0368B81FD7E645A11CD6F47C2F8FD5097B32C66CE530B8C749217B623EDC332609CA35545413332B6105F3B662401842DD23D52445EF1044A1F37DE92AD81CC0CDAD6D66696C617B8BD63A5F9D3E68756B3887BB281882759023F30EB08356F302986442E25870C527D66B8BEBCB154A9C7419E0BBAF9D88ED7EADCB',1);
CREATE TABLE zoom_rooms (
	course_id CHAR(32) NOT NULL, 
	meeting_id VARCHAR NOT NULL, 
	passcode VARCHAR NOT NULL, 
	link VARCHAR NOT NULL, 
	set_at DATETIME NOT NULL, 
	CONSTRAINT pk_zoom_rooms PRIMARY KEY (course_id), 
	CONSTRAINT fk_zoom_rooms_course_id FOREIGN KEY(course_id) REFERENCES courses (course_id)
);
CREATE INDEX ix_consents_student_id ON consents (student_id);
CREATE INDEX ix_pictures_student_id ON pictures (student_id);
CREATE INDEX ix_courses_professor_id ON courses (professor_id);
CREATE INDEX ix_roster_places_student_id ON roster_places (student_id);
CREATE INDEX ix_class_sessions_starts_at ON class_sessions (starts_at);
CREATE INDEX ix_check_ins_student_id ON check_ins (student_id);
CREATE INDEX ix_corrections_session_id ON corrections (session_id);
CREATE INDEX ix_corrections_student_id ON corrections (student_id);
CREATE INDEX ix_letters_state_kiosk_id ON letters (state, kiosk_id);
CREATE TRIGGER check_ins_no_update BEFORE UPDATE ON check_ins
       BEGIN SELECT RAISE(ABORT, 'check_ins is append-only'); END;
CREATE TRIGGER check_ins_no_delete BEFORE DELETE ON check_ins
       BEGIN SELECT RAISE(ABORT, 'check_ins is append-only'); END;
CREATE TRIGGER corrections_no_update BEFORE UPDATE ON corrections
       BEGIN SELECT RAISE(ABORT, 'corrections is append-only'); END;
CREATE TRIGGER corrections_no_delete BEFORE DELETE ON corrections
       BEGIN SELECT RAISE(ABORT, 'corrections is append-only'); END;
CREATE TRIGGER consents_no_update BEFORE UPDATE ON consents
       BEGIN SELECT RAISE(ABORT, 'consents is append-only'); END;
CREATE TRIGGER consents_no_delete BEFORE DELETE ON consents
       BEGIN SELECT RAISE(ABORT, 'consents is append-only'); END;
CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal
       BEGIN SELECT RAISE(ABORT, 'journal is append-only'); END;
CREATE TRIGGER journal_no_delete BEFORE DELETE ON journal
       BEGIN SELECT RAISE(ABORT, 'journal is append-only'); END;
CREATE INDEX ix_template_sets_engine_student_id ON template_sets (engine, student_id);
CREATE INDEX ix_template_sets_student_id ON template_sets (student_id);
CREATE INDEX ix_look_alikes_second_id ON look_alikes (second_id);
CREATE INDEX ix_journal_kiosk_id_action ON journal (kiosk_id, action);
CREATE INDEX ix_check_in_crops_student_id ON check_in_crops (student_id);
CREATE INDEX ix_check_in_crops_kept_at ON check_in_crops (kept_at);
CREATE INDEX ix_objections_student_id ON objections (student_id);
CREATE INDEX ix_objection_steps_objection_id ON objection_steps (objection_id);
CREATE TRIGGER objections_no_update BEFORE UPDATE ON objections
       BEGIN SELECT RAISE(ABORT, 'objections is append-only'); END;
CREATE TRIGGER objections_no_delete BEFORE DELETE ON objections
       BEGIN SELECT RAISE(ABORT, 'objections is append-only'); END;
CREATE TRIGGER objection_steps_no_update BEFORE UPDATE ON objection_steps
       BEGIN SELECT RAISE(ABORT, 'objection_steps is append-only'); END;
CREATE TRIGGER objection_steps_no_delete BEFORE DELETE ON objection_steps
       BEGIN SELECT RAISE(ABORT, 'objection_steps is append-only'); END;
CREATE INDEX ix_newcomers_student_id ON newcomers (student_id);
CREATE INDEX ix_newcomers_at ON newcomers (at);
COMMIT;
