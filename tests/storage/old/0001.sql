BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0001');
CREATE TABLE attachments (
	letter_id CHAR(32) NOT NULL, 
	position INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	content BLOB NOT NULL, 
	CONSTRAINT pk_attachments PRIMARY KEY (letter_id, position), 
	CONSTRAINT fk_attachments_letter_id FOREIGN KEY(letter_id) REFERENCES letters (letter_id)
);
INSERT INTO "attachments" VALUES('81c0191f72d74f819a9c883d0a5428e8',0,'출석.csv',X'612C620D0A');
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
	engine VARCHAR, 
	CONSTRAINT pk_check_ins PRIMARY KEY (position), 
	CONSTRAINT fk_check_ins_session_id FOREIGN KEY(session_id) REFERENCES class_sessions (session_id), 
	CONSTRAINT fk_check_ins_student_id FOREIGN KEY(student_id) REFERENCES students (student_id), 
	CONSTRAINT uq_check_ins_fact_id UNIQUE (fact_id), 
	CONSTRAINT uq_check_ins_session_id_student_id UNIQUE (session_id, student_id)
);
INSERT INTO "check_ins" VALUES(1,'56d167f45b51442cab84b92e5e93ed61','0065f22515c345108a0b00b9f56237cf','3196f6989c034995a89bac477ac80717','room-101','2026-03-02 00:00:00.000000','face',0.91,12.25,40.5,9,'left','lbph-1');
INSERT INTO "check_ins" VALUES(2,'cfc3ee8e2ffe4f7da29ebdfea6930532','0065f22515c345108a0b00b9f56237cf','6fb769da6f9a44339c8bcdb4c4b1e8a7','room-101','2026-03-02 00:00:00.000000','number',NULL,NULL,NULL,NULL,NULL,NULL);
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
INSERT INTO "class_sessions" VALUES('0065f22515c345108a0b00b9f56237cf','29d8e06ab3d74783a55ea25db5d4ad65','2026-03-02 00:00:00.000000','2026-03-02 01:15:00.000000','101','in_person','closed');
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
INSERT INTO "consents" VALUES(1,'3196f6989c034995a89bac477ac80717','personal_details','2026-1',1,'2026-03-02 00:00:00.000000');
INSERT INTO "consents" VALUES(2,'3196f6989c034995a89bac477ac80717','face_features','2026-1',1,'2026-03-02 00:00:00.000000');
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
INSERT INTO "corrections" VALUES(1,'f2029b0fad54483d8062883fedfc446c','0065f22515c345108a0b00b9f56237cf','6fb769da6f9a44339c8bcdb4c4b1e8a7','excused','sick','b507e7d878a645538029db6760cc378e','room-101','2026-03-02 00:00:00.000000');
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
INSERT INTO "courses" VALUES('29d8e06ab3d74783a55ea25db5d4ad65','CSE101','Algorithms','b507e7d878a645538029db6760cc378e',600.0,600.0,1200.0,3,3.33333333333333314829e-01);
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
INSERT INTO "journal" VALUES('room-101',1,'2026-03-02 00:00:00.000000','kiosk:room-101','add_staff','staff:b507e7d8-78a6-4553-8029-db6760cc378e','{"role":"professor"}','9428e37cab96f9dcfe00fc6e7a924a61e8ae5f5edca16d15492be9755a087ec3');
INSERT INTO "journal" VALUES('room-101',2,'2026-03-02 00:00:00.000000','kiosk:room-101','add_course','course:29d8e06a-b3d7-4783-a55e-a25db5d4ad65','{"code":"CSE101","slots":0}','f05b3e810b35c89e830ef58baa0a6c7eedfe11ca0230d9f23aa9b6c69c8612c2');
INSERT INTO "journal" VALUES('room-101',3,'2026-03-02 00:00:00.000000','kiosk:room-101','add_to_roster','course:29d8e06a-b3d7-4783-a55e-a25db5d4ad65','{"students":2}','4323df8577b7a000901ff19ea1e991a2b1c5b36f3430248d91949acf79e0c475');
INSERT INTO "journal" VALUES('room-101',4,'2026-03-02 00:00:00.000000','student:3196f698-9c03-4995-a89b-ac477ac80717','enrol','student:3196f698-9c03-4995-a89b-ac477ac80717','{"consents":2,"pictures":1,"templates":2}','772f5a237aa6b1825c3baeb3f1868269bc80d80fc74bf27f1b124e61ed1990d8');
INSERT INTO "journal" VALUES('room-101',5,'2026-03-02 00:00:00.000000','student:3196f698-9c03-4995-a89b-ac477ac80717','check_in','student:3196f698-9c03-4995-a89b-ac477ac80717','{"fact":"a3009793ff1202c7baa1a32e2cd0cafaf96f17052b647028384a5247dc17a517","method":"face","session":"0065f225-15c3-4510-8a0b-00b9f56237cf"}','25dd06175dfa7b411ddcf39bd920f33188ebf58ecedf7c0e5a1ec07bc608e9fc');
INSERT INTO "journal" VALUES('room-101',6,'2026-03-02 00:00:00.000000','student:6fb769da-6f9a-4433-9c8b-cdb4c4b1e8a7','check_in','student:6fb769da-6f9a-4433-9c8b-cdb4c4b1e8a7','{"fact":"436d90af8916e4d4be64851f9f53c9d98b4f9e1a855cc8e7347e3dbf649b125f","method":"number","session":"0065f225-15c3-4510-8a0b-00b9f56237cf"}','80987f1c1f48f7420aa90b47675ebf3e0f8983e8a7582b03367fb0c3f38e3586');
INSERT INTO "journal" VALUES('room-101',7,'2026-03-02 00:00:00.000000','staff:b507e7d8-78a6-4553-8029-db6760cc378e','correct','student:6fb769da-6f9a-4433-9c8b-cdb4c4b1e8a7','{"fact":"4fd83bf0c50b750a9353d9ce4f0478cbf8c5ec444118fdb0fb38d46311e10503","session":"0065f225-15c3-4510-8a0b-00b9f56237cf","status":"excused"}','ee671b9aca4e9c40478aa9c8286b88269bc343a6fb9b22f2eb318bb9ace57891');
INSERT INTO "journal" VALUES('room-101',8,'2026-03-02 00:00:00.000000','b507e7d8-78a6-4553-8029-db6760cc378e','put_letter','letter:81c0191f-72d7-4f81-9a9c-883d0a5428e8','{"letter":"6aa4c7f3712632364b4f6dcbebead111f8150ac9548f43d1723ef6403210f928"}','2fb8d0e9ca06cd5d27b63241812ccf53f810cf64a2d7f616d3938bc47aaf520f');
INSERT INTO "journal" VALUES('room-101',9,'2026-03-02 00:00:00.000000','b507e7d8-78a6-4553-8029-db6760cc378e','close','session:0065f225-15c3-4510-8a0b-00b9f56237cf','{"letters":1,"state":"closed"}','dee4946da0080890697848ed009f48697eb07d0d02836331e349de76cdbe4eb3');
CREATE TABLE journal_heads (
	kiosk_id VARCHAR NOT NULL, 
	number INTEGER NOT NULL, 
	digest VARCHAR(64) NOT NULL, 
	CONSTRAINT pk_journal_heads PRIMARY KEY (kiosk_id)
);
INSERT INTO "journal_heads" VALUES('room-101',9,'dee4946da0080890697848ed009f48697eb07d0d02836331e349de76cdbe4eb3');
CREATE TABLE key_checks (
	name VARCHAR NOT NULL, 
	sealed BLOB NOT NULL, 
	CONSTRAINT pk_key_checks PRIMARY KEY (name)
);
INSERT INTO "key_checks" VALUES('classroom-kiosk',X'010975F3671CDBF160AE2EB12014344FA2E0EC798BF283451BF5EFC724CD42C191C751C2E1BCE208F1FFEC6B');
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
	sent_at DATETIME, 
	CONSTRAINT pk_letters PRIMARY KEY (position), 
	CONSTRAINT uq_letters_key UNIQUE ("key"), 
	CONSTRAINT uq_letters_letter_id UNIQUE (letter_id)
);
INSERT INTO "letters" VALUES(1,'81c0191f72d74f819a9c883d0a5428e8','close','room-101','kim@example.ac.kr','출석부','Attached.','2026-03-02 00:00:00.000000','waiting',0,NULL,'',NULL);
CREATE TABLE pictures (
	picture_id CHAR(32) NOT NULL, 
	student_id CHAR(32) NOT NULL, 
	pose VARCHAR(32) NOT NULL, 
	kept_at DATETIME NOT NULL, 
	sealed BLOB NOT NULL, 
	CONSTRAINT pk_pictures PRIMARY KEY (picture_id), 
	CONSTRAINT fk_pictures_student_id FOREIGN KEY(student_id) REFERENCES students (student_id)
);
INSERT INTO "pictures" VALUES('642bce05305e4ecfa6debb4c18d3b1c3','3196f6989c034995a89bac477ac80717','front','2026-03-02 00:00:00.000000',X'0165E16140463F65AD324AE014D4658745D0AECA448E4A0B4D664FD4A32AA62332D8C7CEFBEAA3CBFFB29FE4295B06E28230526B5FC9C271891D9B54BCCC31050888921DE06204115D9C3ADCB0B741B5F11623E2D01E2ADDEF4EAA10BB96CAE15E07258E6105063F2C4E8D25D22357F63C1B32CFA5FD4D6A6FE5AC708B8C0D19A6EF9DD41C86B84FBE6009E03885E5D782FA0BCD2950DFA019C224E1447CC2DAACDA64B909CEC106A1CBDD0C158583C271EAA33EE2BBBD97CD178DBC0B05AAC7834C527CFDA11BBC21FA766FA2FC867D4FF286682ECAB2D05582395DAA5C40E94B9526854BB87D888D23FB939DD9011B38248FF69038F725BC599500D115B56533411FCBEC3DA5744F4E9533949B1340B909');
CREATE TABLE roster_places (
	course_id CHAR(32) NOT NULL, 
	student_id CHAR(32) NOT NULL, 
	added_at DATETIME NOT NULL, 
	CONSTRAINT pk_roster_places PRIMARY KEY (course_id, student_id), 
	CONSTRAINT fk_roster_places_course_id FOREIGN KEY(course_id) REFERENCES courses (course_id), 
	CONSTRAINT fk_roster_places_student_id FOREIGN KEY(student_id) REFERENCES students (student_id)
);
INSERT INTO "roster_places" VALUES('29d8e06ab3d74783a55ea25db5d4ad65','6fb769da6f9a44339c8bcdb4c4b1e8a7','2026-03-02 00:00:00.000000');
INSERT INTO "roster_places" VALUES('29d8e06ab3d74783a55ea25db5d4ad65','3196f6989c034995a89bac477ac80717','2026-03-02 00:00:00.000000');
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
INSERT INTO "secrets" VALUES('b6ecfd8595d541258749f8664614169f',NULL,'b507e7d878a645538029db6760cc378e','$argon2id$v=19$m=19456,t=2,p=1$vrrnxTUWIF1xgPnxwrGw5g$KtJW7fE3aAltdzdAgaCy/l9DjxZZ3NkgjXf72M1ee8Q','2026-03-02 00:00:00.000000');
INSERT INTO "secrets" VALUES('939459b4789b460aaaecffc3be8741b1','3196f6989c034995a89bac477ac80717',NULL,'$argon2id$v=19$m=19456,t=2,p=1$dVxU69OtfJ4DBfirzl9tsA$CYJB2VS7bHOOMSJjjk8NSG2EPFeGAIfoa3vJ2SutNXM','2026-03-02 00:00:00.000000');
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
INSERT INTO "staff" VALUES('b507e7d878a645538029db6760cc378e','Kim Jihun','kim@example.ac.kr','professor');
CREATE TABLE students (
	student_id CHAR(32) NOT NULL, 
	number VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	department VARCHAR NOT NULL, 
	email VARCHAR NOT NULL, 
	has_face BOOLEAN NOT NULL, 
	known_since DATETIME NOT NULL, 
	enrolled_at DATETIME, 
	CONSTRAINT pk_students PRIMARY KEY (student_id), 
	CONSTRAINT uq_students_number UNIQUE (number)
);
INSERT INTO "students" VALUES('6fb769da6f9a44339c8bcdb4c4b1e8a7','20260002','Bo','Physics','20260002@example.ac.kr',0,'2026-03-02 00:00:00.000000',NULL);
INSERT INTO "students" VALUES('3196f6989c034995a89bac477ac80717','20260001','Ada','Physics','20260001@example.ac.kr',1,'2026-03-02 00:00:00.000000','2026-03-02 00:00:00.000000');
CREATE TABLE templates (
	template_id CHAR(32) NOT NULL, 
	student_id CHAR(32) NOT NULL, 
	pose VARCHAR(32) NOT NULL, 
	engine VARCHAR NOT NULL, 
	made_at DATETIME NOT NULL, 
	sealed BLOB NOT NULL, 
	CONSTRAINT pk_templates PRIMARY KEY (template_id), 
	CONSTRAINT fk_templates_student_id FOREIGN KEY(student_id) REFERENCES students (student_id)
);
INSERT INTO "templates" VALUES('2823d5d7769a411db1eb15bb5be751c3','3196f6989c034995a89bac477ac80717','front','lbph-1','2026-03-02 00:00:00.000000',X'01A2F1DF5F72B3FA8A3E7B2B4BE519CF1AAD9AC8B650607D2D9DD3949E5BA4CE0E33342DEF512B8491871FE4589AF80D6A11D6DA3BCC40E70BAB4995977D982018D5C9B18154741FC5ABA1CEDBB8F4FC58BBFB79D7BD4D398D0062EF1F6F09DEFC96D9EE621C838D0AF63AD8BD3EE2CD21F944CB7144B2427CDEA9CC1D7FB0D67A97A604AC956BAF014242C3C82B73715AB1C37A75C2407AEB99F18662731429B3B0C5B1506A361806B1E7C16D067A7FA14DF2548DAD4048A62ECC5E26F12D835B74708EDBBF42D0A6EA72EC27ABB010881A46DEF549E71EC20CB3F303BE4503CEBF97FA43D67A549F40F12B3020771A14D20C95359868BC629F23C09D6F8A4EE7A58A7202C8B31C366B63DD67F9EAD24EE5EA679A7BFE99139C25870BAD80B92FDA7A9613D9FBA516576D30BDC7EB23CA9FDA856E4CD39BCC25E4FCC4A8BCCEE3504C3E2F1E9C2890');
INSERT INTO "templates" VALUES('47e0eb501f13483e997335d6b02a6d94','3196f6989c034995a89bac477ac80717','left','lbph-1','2026-03-02 00:00:00.000000',X'0105401093C4C0B2D0C2227F4057C38C38CBE88D284D2B94A05E4AB5B430F622F61CFEDF3C898C8C4AE385E454B1AE86D110110D2D3111B0F83590345C543D96D8CE29463EAFFEF65E9E1D8B1D61EE70B0E95BEBD324FB57052005C3DDCFEC36C621E6978F1CD45C3E6AB147275DAC90C755D635E31D5966289DE77006D75B3D13AB9887B9B2CE2999421B05984BC3B463E144EA73BA8AEC4DCCC00748FF4CA48B550FF0CCC507E24D92FB12D352E886D202F96AF963064019650CFDB6F5E50DF9F0F5C4D1094CA69C4FDEBE937FD06022501C226FF7115E58F7AF4AA04A810CBE34EFC7B924D983521628FD1E4C35C94C67EE2334AD6EF0A0E27B997A316404746A6BAE93FC3D4121589F58496D369AB798EDCD52A29A155EE2530B0CE3FC3D4C183C5CBB7F50C48E9852376A0FF59E820A2657A5');
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
CREATE INDEX ix_templates_engine_student_id ON templates (engine, student_id);
CREATE INDEX ix_templates_student_id ON templates (student_id);
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
COMMIT;
