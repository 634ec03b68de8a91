BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0007');
CREATE TABLE announcements (
	announcement_id CHAR(32) NOT NULL, 
	course_id CHAR(32), 
	room VARCHAR NOT NULL, 
	text VARCHAR(200) NOT NULL, 
	last_day DATE NOT NULL, 
	"by" CHAR(32) NOT NULL, 
	at DATETIME NOT NULL, 
	CONSTRAINT pk_announcements PRIMARY KEY (announcement_id), 
	CONSTRAINT fk_announcements_course_id FOREIGN KEY(course_id) REFERENCES courses (course_id), 
	CONSTRAINT fk_announcements_by FOREIGN KEY("by") REFERENCES staff (staff_id)
);
CREATE TABLE attachments (
	letter_id CHAR(32) NOT NULL, 
	position INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	content BLOB NOT NULL, 
	CONSTRAINT pk_attachments PRIMARY KEY (letter_id, position), 
	CONSTRAINT fk_attachments_letter_id FOREIGN KEY(letter_id) REFERENCES letters (letter_id)
);
INSERT INTO "attachments" VALUES('e973d0664ec248148a463d2e14aeeff5',0,'출석.csv',X'612C620D0A');
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
INSERT INTO "check_ins" VALUES(1,'ab3cf7366a564a119fe110b012ca6b22','f0f70faf8a894d348b450e1ba6d6885d','e3cddfd799314c95addad707cdddd999','room-101','2026-03-02 00:00:00.000000','face',0.91,12.25,40.5,9,'left','lbph-1',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "check_ins" VALUES(2,'722f78915c8145dd8e3fbf796f39ee20','f0f70faf8a894d348b450e1ba6d6885d','0a52dfa7c742407eb9751652c43a28cb','room-101','2026-03-02 00:00:00.000000','number',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
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
INSERT INTO "class_sessions" VALUES('f0f70faf8a894d348b450e1ba6d6885d','9bf14535426c4341b0e704b002a141f8','2026-03-02 00:00:00.000000','2026-03-02 01:15:00.000000','101','in_person','closed');
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
INSERT INTO "consents" VALUES(1,'e3cddfd799314c95addad707cdddd999','personal_details','2026-1',1,'2026-03-02 00:00:00.000000');
INSERT INTO "consents" VALUES(2,'e3cddfd799314c95addad707cdddd999','face_features','2026-1',1,'2026-03-02 00:00:00.000000');
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
INSERT INTO "corrections" VALUES(1,'332efdc7d4914188a8e5122939e24516','f0f70faf8a894d348b450e1ba6d6885d','0a52dfa7c742407eb9751652c43a28cb','excused','sick','d58067f4c79645b2ac0eb6168e1463e6','room-101','2026-03-02 00:00:00.000000');
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
INSERT INTO "courses" VALUES('9bf14535426c4341b0e704b002a141f8','CSE101','Algorithms','d58067f4c79645b2ac0eb6168e1463e6',600.0,600.0,1200.0,3,3.33333333333333314829e-01);
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
INSERT INTO "journal" VALUES('room-101',1,'2026-03-02 00:00:00.000000','kiosk:room-101','add_staff','staff:d58067f4-c796-45b2-ac0e-b6168e1463e6','{"role":"professor"}','d692f88bf2d51ca94c9fa461924b91755d5f9b7d3a1fcb04b6585e745c5deff4');
INSERT INTO "journal" VALUES('room-101',2,'2026-03-02 00:00:00.000000','kiosk:room-101','add_course','course:9bf14535-426c-4341-b0e7-04b002a141f8','{"code":"CSE101","slots":0}','3cae775d01d278d97e04a900bc172a509211c3bdc7c0f44bccedc5d07117ee27');
INSERT INTO "journal" VALUES('room-101',3,'2026-03-02 00:00:00.000000','kiosk:room-101','add_to_roster','course:9bf14535-426c-4341-b0e7-04b002a141f8','{"students":2}','6349370c5cdab599b2e52289bcd3f18f981d3b0e6b361a95df4a2d764072b09d');
INSERT INTO "journal" VALUES('room-101',4,'2026-03-02 00:00:00.000000','student:e3cddfd7-9931-4c95-adda-d707cdddd999','enrol','student:e3cddfd7-9931-4c95-adda-d707cdddd999','{"consents":2,"entry":"free","pictures":1,"templates":2}','ff8d2b714b09570ad48e8877bb670b7d4c4cd25e7f5e19867c1c825077dbb28a');
INSERT INTO "journal" VALUES('room-101',5,'2026-03-02 00:00:00.000000','student:e3cddfd7-9931-4c95-adda-d707cdddd999','check_in','student:e3cddfd7-9931-4c95-adda-d707cdddd999','{"fact":"e6e9a3b65c6580bd2e47997cc5b3a87a5403622f99c5634b47884169bd7a8323","method":"face","session":"f0f70faf-8a89-4d34-8b45-0e1ba6d6885d"}','9c2cbdbea372ccc998b085ec04d4440236face622b05714eec07429b2cb5c29e');
INSERT INTO "journal" VALUES('room-101',6,'2026-03-02 00:00:00.000000','student:0a52dfa7-c742-407e-b975-1652c43a28cb','check_in','student:0a52dfa7-c742-407e-b975-1652c43a28cb','{"fact":"3b7e9a0a9ac9ad53b5a554625bf5b8cd3cfe0e6ffbe223dc77dce046d3fc1746","method":"number","session":"f0f70faf-8a89-4d34-8b45-0e1ba6d6885d"}','d36185c3e74e6e3fa98a53a5f2161cb85c7d31f2d197436feadcf79dea3e9903');
INSERT INTO "journal" VALUES('room-101',7,'2026-03-02 00:00:00.000000','staff:d58067f4-c796-45b2-ac0e-b6168e1463e6','correct','student:0a52dfa7-c742-407e-b975-1652c43a28cb','{"fact":"51d8a4732ecd9bde48445dce45bacf0ce95104f730977254642556bc7d26c6a1","session":"f0f70faf-8a89-4d34-8b45-0e1ba6d6885d","status":"excused"}','8c0a05b17b632748685ea67d20d43a0ff04b371d190aa24288ea9b1599a21fc6');
INSERT INTO "journal" VALUES('room-101',8,'2026-03-02 00:00:00.000000','d58067f4-c796-45b2-ac0e-b6168e1463e6','put_letter','letter:e973d066-4ec2-4814-8a46-3d2e14aeeff5','{"file 0":"fbf6b30113a4b6418c623a96ed6844f17ef5751b908a16abaa919d0bcd6b7784","key":"close","letter":"cb67b58d3a049a0943d900b1d9459fa70cb8d3d26eff5756cce747a36d161520"}','7f9f9b98f9985a074ba1cebfdbf912eb7dfe91ab07bc65aed6399a54a91fd9ab');
INSERT INTO "journal" VALUES('room-101',9,'2026-03-02 00:00:00.000000','d58067f4-c796-45b2-ac0e-b6168e1463e6','close','session:f0f70faf-8a89-4d34-8b45-0e1ba6d6885d','{"class":"55c1a02e70e8b500026144b8980139761ef8d584c3fd7a8ddeb3d29540deeedf","letters":1,"state":"closed"}','f4d72832a18099407e502dc9982731603a44518223e2e5399c1ba1c7f8382d6b');
CREATE TABLE journal_heads (
	kiosk_id VARCHAR NOT NULL, 
	number INTEGER NOT NULL, 
	digest VARCHAR(64) NOT NULL, 
	CONSTRAINT pk_journal_heads PRIMARY KEY (kiosk_id)
);
INSERT INTO "journal_heads" VALUES('room-101',9,'f4d72832a18099407e502dc9982731603a44518223e2e5399c1ba1c7f8382d6b');
CREATE TABLE key_checks (
	name VARCHAR NOT NULL, 
	sealed BLOB NOT NULL, 
	CONSTRAINT pk_key_checks PRIMARY KEY (name)
);
INSERT INTO "key_checks" VALUES('classroom-kiosk',X'01D88F3D20803F1032CA3F0366A23E652B9BAA8CEBF9731BF215A4B2C5540A89507E0188F97345A719D2530D');
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
INSERT INTO "letters" VALUES(1,'e973d0664ec248148a463d2e14aeeff5','close','room-101','kim@example.ac.kr','출석부','Attached.','2026-03-02 00:00:00.000000','waiting',0,NULL,'',NULL,'',0,0,NULL);
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
INSERT INTO "newcomers" VALUES('0f62441329144ef09a50d36f8f676d60','e3cddfd799314c95addad707cdddd999','2026-03-02 00:00:00.000000','free',NULL,0,NULL,'Ada','Physics','20260001@example.ac.kr');
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
INSERT INTO "pictures" VALUES('5ede0f166e3849cf876ba4970af38298','e3cddfd799314c95addad707cdddd999','front','2026-03-02 00:00:00.000000',X'0195D1C7DAA45AE20CD0C189FAF8E15B67A23DF1F085F7F2D994AE6C07100D4D0FF824DF18DA0B97130D6786D7B0B924B70FB303BC87C0C8BA9AC065E0BC398EC698512BC60745438334795F7138989C6EB7DD01973134C8DE693701961F12168A6ABAC5982FEB120701A4C100A4D45BF7C51CC0375004B6F9FCC7DD38BC3F7AB46CE328DE7B567D0727D5C7DDF2B57A2E73962235D157447C00CC48F9F943A357B19C2001E5185CA3D4D0E754AAB48ADC8CCD6CDB4395025FBC736B12E33539B043BEF9D3A3CC41A81A4FB1123D4C49B77ED78825986B0E9DC59B481AA06B904D27C8809CAF328E7743BAEA8CAA168CB1C96D51A8F2890ABE1E27F2700BAF1E26F22F555B8FBE6876E0ACB31448529747A7',1);
CREATE TABLE roster_places (
	course_id CHAR(32) NOT NULL, 
	student_id CHAR(32) NOT NULL, 
	added_at DATETIME NOT NULL, 
	CONSTRAINT pk_roster_places PRIMARY KEY (course_id, student_id), 
	CONSTRAINT fk_roster_places_course_id FOREIGN KEY(course_id) REFERENCES courses (course_id), 
	CONSTRAINT fk_roster_places_student_id FOREIGN KEY(student_id) REFERENCES students (student_id)
);
INSERT INTO "roster_places" VALUES('9bf14535426c4341b0e704b002a141f8','0a52dfa7c742407eb9751652c43a28cb','2026-03-02 00:00:00.000000');
INSERT INTO "roster_places" VALUES('9bf14535426c4341b0e704b002a141f8','e3cddfd799314c95addad707cdddd999','2026-03-02 00:00:00.000000');
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
INSERT INTO "secrets" VALUES('02d911d53c6c4dc98992ea7b4f735e31',NULL,'d58067f4c79645b2ac0eb6168e1463e6','$argon2id$v=19$m=19456,t=2,p=1$H9DEOBqaYlS77ebvZtwI7g$tUjxwnt48gugeLOimFZmeLVlzN5DTf40LrLPoz8PBxI','2026-03-02 00:00:00.000000');
INSERT INTO "secrets" VALUES('a43a868c57f14e70aa24f846b1728d15','e3cddfd799314c95addad707cdddd999',NULL,'$argon2id$v=19$m=19456,t=2,p=1$SaT/2i20ctxE/i9n0JRGvg$C7AfP5LwTbPmG8qi+f7hBqif/GQV82tp98Gv8JMEfrk','2026-03-02 00:00:00.000000');
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
INSERT INTO "staff" VALUES('d58067f4c79645b2ac0eb6168e1463e6','Kim Jihun','kim@example.ac.kr','professor');
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
INSERT INTO "students" VALUES('0a52dfa7c742407eb9751652c43a28cb','20260002','Bo','Physics','20260002@example.ac.kr',0,'2026-03-02 00:00:00.000000',NULL,1);
INSERT INTO "students" VALUES('e3cddfd799314c95addad707cdddd999','20260001','Ada','Physics','20260001@example.ac.kr',1,'2026-03-02 00:00:00.000000','2026-03-02 00:00:00.000000',1);
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
INSERT INTO "template_sets" VALUES('fdf7279b73864823aa0f80bb43a8ac24','e3cddfd799314c95addad707cdddd999','lbph-1',2,'2026-03-02 00:00:00.000000',X'01BA0A0A5FAA6E26201D9B55741A12A5ECA3A00AAA292C13287102859F9544DEF2C17C217994E6CE0E6572E52EEB2536CE6B50DBF9C38992ACB8EC96FBAF614898641582E4C4852B7ED01399CE76F4466F1D1AE52A4F74C5BE2BD3C3AB929026175DA4D2F60F671DBAB6F14BCC066D0DEE9A917BB2571D515AF68726E4AF97047A0176E5C75E51BD1BE905CB63DEE9CD4B300B0C314E50FE946C3C93C58895B276A98E31F37BCC93E9679750BD1FAC9CF40A3D2FFB37A3FE47617F457DE113A0BDA5CAC98DBF9079627AB47C374B06A5492FE2EBE624384288411B774BB6E05E73DC3E1F13381B0CF1E7C3F5266C183984CC6E4A397FADA7BC5B6BFE953EA923A13F9755B8045D7E5CB674D9AF155883C8F7A753757170DE67D608C5119910494C2E78E2E72B147527927E1843565508700B916943E09BF088824824838A28F75930F445FF038DA0624ED422992230B015EA0AC703C9C96A050952C2EBBD7D4EF31D1E8819ABCAB8FC7D192DDA5E0D6E9835AF6CED361A9056AD30CD824AF87A18715716CD6B372A95A532AB05B5609969D8FB3AC338AE535C49AF2B88F0AAF859EBE50A6CFF46E5F1F4DC9FC782158BE00AE223281D8C7E39C92060479ECD8A683CE1DED559C3D3FF6636432576F3DA855E3F3239FAB5602CA7DC76D0843DAFB87AD6C06ADED128B6D4B1F2703AE973656F466D0D4B9E98FE3FC91C8CBC59F597A488C9179F1645A2924BAA3BA31FF40AC0A247F5CE6C8F3A543FF225D9B63E47C92D17EEE242BD2A497E8BB0C1C490EA230C1988B142301B5E5278FBEE65E836A3B6557C1A8B9BCE58A4C09FFB64B8AAA1B9F15618A3200D9C1366FED49D7A03FF156F4119550AE905BC0BB458870BD4F4F8C0',1);
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
