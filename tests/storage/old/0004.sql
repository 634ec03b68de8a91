BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0004');
CREATE TABLE attachments (
	letter_id CHAR(32) NOT NULL, 
	position INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	content BLOB NOT NULL, 
	CONSTRAINT pk_attachments PRIMARY KEY (letter_id, position), 
	CONSTRAINT fk_attachments_letter_id FOREIGN KEY(letter_id) REFERENCES letters (letter_id)
);
INSERT INTO "attachments" VALUES('62df98fb8a5f4d71b2da1f4bdf2431ac',0,'출석.csv',X'612C620D0A');
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
INSERT INTO "check_ins" VALUES(1,'f6499c1fb976431e8e81fc7357a2f0c4','64b494b8b4d7412f943672e2b0fe7fba','be90aa4927e24fd796c23d4bd412ac2b','room-101','2026-03-02 00:00:00.000000','face',0.91,12.25,40.5,9,'left','lbph-1',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "check_ins" VALUES(2,'512a867bef434fe38b669e03841cc633','64b494b8b4d7412f943672e2b0fe7fba','cc5dc87776864f6d98cb6cb4a6289d26','room-101','2026-03-02 00:00:00.000000','number',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
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
INSERT INTO "class_sessions" VALUES('64b494b8b4d7412f943672e2b0fe7fba','735e9fe1cdeb44eda69361474dd5c080','2026-03-02 00:00:00.000000','2026-03-02 01:15:00.000000','101','in_person','closed');
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
INSERT INTO "consents" VALUES(1,'be90aa4927e24fd796c23d4bd412ac2b','personal_details','2026-1',1,'2026-03-02 00:00:00.000000');
INSERT INTO "consents" VALUES(2,'be90aa4927e24fd796c23d4bd412ac2b','face_features','2026-1',1,'2026-03-02 00:00:00.000000');
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
INSERT INTO "corrections" VALUES(1,'9344050ff7a04514abe487442ddecf70','64b494b8b4d7412f943672e2b0fe7fba','cc5dc87776864f6d98cb6cb4a6289d26','excused','sick','b85af4a22292402faa28649f27f6991c','room-101','2026-03-02 00:00:00.000000');
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
INSERT INTO "courses" VALUES('735e9fe1cdeb44eda69361474dd5c080','CSE101','Algorithms','b85af4a22292402faa28649f27f6991c',600.0,600.0,1200.0,3,3.33333333333333314829e-01);
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
INSERT INTO "journal" VALUES('room-101',1,'2026-03-02 00:00:00.000000','kiosk:room-101','add_staff','staff:b85af4a2-2292-402f-aa28-649f27f6991c','{"role":"professor"}','46606c656368b16e21b69bb3d5fd00395c1f8e86ac14be729b6b1d65c4709411');
INSERT INTO "journal" VALUES('room-101',2,'2026-03-02 00:00:00.000000','kiosk:room-101','add_course','course:735e9fe1-cdeb-44ed-a693-61474dd5c080','{"code":"CSE101","slots":0}','9104237fed3de9752c7b17685968d981e409046a5573e454a098b361505b4d98');
INSERT INTO "journal" VALUES('room-101',3,'2026-03-02 00:00:00.000000','kiosk:room-101','add_to_roster','course:735e9fe1-cdeb-44ed-a693-61474dd5c080','{"students":2}','477c5ee60406c01249baeafd38a07647b345b8943670c85eadc3558524196629');
INSERT INTO "journal" VALUES('room-101',4,'2026-03-02 00:00:00.000000','student:be90aa49-27e2-4fd7-96c2-3d4bd412ac2b','enrol','student:be90aa49-27e2-4fd7-96c2-3d4bd412ac2b','{"consents":2,"pictures":1,"templates":2}','c2e5f4f47553946c66f9444250b355215e2e8b53c88a355e6e7eec30d9de965b');
INSERT INTO "journal" VALUES('room-101',5,'2026-03-02 00:00:00.000000','student:be90aa49-27e2-4fd7-96c2-3d4bd412ac2b','check_in','student:be90aa49-27e2-4fd7-96c2-3d4bd412ac2b','{"fact":"16fa2471c802f95dc6932f7a2c70401e41f4951ba0d4b690b81cb6099eafd7b2","method":"face","session":"64b494b8-b4d7-412f-9436-72e2b0fe7fba"}','aa09ea6f42d643c0d7eb71c035323c01367fa0bbe16d564a4c001c0627de5e72');
INSERT INTO "journal" VALUES('room-101',6,'2026-03-02 00:00:00.000000','student:cc5dc877-7686-4f6d-98cb-6cb4a6289d26','check_in','student:cc5dc877-7686-4f6d-98cb-6cb4a6289d26','{"fact":"bfbbc48d595a128953e60b6243cd205a3d7a067e33c6865d5181f05905a3003b","method":"number","session":"64b494b8-b4d7-412f-9436-72e2b0fe7fba"}','638f23dea0b7fb1270e7e2f935862989249d426a02b3eaa795daeebe95033757');
INSERT INTO "journal" VALUES('room-101',7,'2026-03-02 00:00:00.000000','staff:b85af4a2-2292-402f-aa28-649f27f6991c','correct','student:cc5dc877-7686-4f6d-98cb-6cb4a6289d26','{"fact":"70daaa381c08ee0bf9d867ba219d6390a6fbcf5d82d11a5452a75c40597755b6","session":"64b494b8-b4d7-412f-9436-72e2b0fe7fba","status":"excused"}','0decfb1ee553875f0336597828a4e7b7fb8ab5b2b65fac5bea5227ec3964b2e6');
INSERT INTO "journal" VALUES('room-101',8,'2026-03-02 00:00:00.000000','b85af4a2-2292-402f-aa28-649f27f6991c','put_letter','letter:62df98fb-8a5f-4d71-b2da-1f4bdf2431ac','{"letter":"0b89d940376ddf3bf59c19824081dc479ced33de50d913a4ee32d9debace3891"}','22bd91f463ed19807bb91a46773bacf864edb4d89a5d8ec739cbcee41adf78c0');
INSERT INTO "journal" VALUES('room-101',9,'2026-03-02 00:00:00.000000','b85af4a2-2292-402f-aa28-649f27f6991c','close','session:64b494b8-b4d7-412f-9436-72e2b0fe7fba','{"letters":1,"state":"closed"}','6857257a98a23cc8a111b2e4aa2f4c7c636c929f6a94b1f34e9b2e1e16b88ecc');
CREATE TABLE journal_heads (
	kiosk_id VARCHAR NOT NULL, 
	number INTEGER NOT NULL, 
	digest VARCHAR(64) NOT NULL, 
	CONSTRAINT pk_journal_heads PRIMARY KEY (kiosk_id)
);
INSERT INTO "journal_heads" VALUES('room-101',9,'6857257a98a23cc8a111b2e4aa2f4c7c636c929f6a94b1f34e9b2e1e16b88ecc');
CREATE TABLE key_checks (
	name VARCHAR NOT NULL, 
	sealed BLOB NOT NULL, 
	CONSTRAINT pk_key_checks PRIMARY KEY (name)
);
INSERT INTO "key_checks" VALUES('classroom-kiosk',X'01563352C1631C4CA1839EC876D3B5AD55A7D4D7C70B6128644116810389D343B7C455D1C0F164FBAF9F009A');
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
	sent_at DATETIME, reply_to VARCHAR DEFAULT '' NOT NULL, courtesy BOOLEAN DEFAULT 0 NOT NULL, 
	CONSTRAINT pk_letters PRIMARY KEY (position), 
	CONSTRAINT uq_letters_key UNIQUE ("key"), 
	CONSTRAINT uq_letters_letter_id UNIQUE (letter_id)
);
INSERT INTO "letters" VALUES(1,'62df98fb8a5f4d71b2da1f4bdf2431ac','close','room-101','kim@example.ac.kr','출석부','Attached.','2026-03-02 00:00:00.000000','waiting',0,NULL,'',NULL,'',0);
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
INSERT INTO "pictures" VALUES('3f66c16cfe88482d9b8f3e7541f82ba6','be90aa4927e24fd796c23d4bd412ac2b','front','2026-03-02 00:00:00.000000',X'01464885BC48381B486DAE179EE49DD25F491429303BE154E18E3347FDBE04630B72CF6CBB1615A60B4A6FBFD57F580C4C61D199CE13A90BC2CFC4B2820FF7D68343C06EC08453CD4DAEFC946012886E335DDC442FDD25A8BD41EDBB6E78F2BC10205EB12558AADA2AE56DE1B54C1A260A3F9B9373D761CEE7309478D72EEC7359CEB6130BE1B5001C553E5846F59532A3D19B14D263540BF98762FC27873546B7797A48D2D32ECFCC9FD89AC6C4341DC9F4273FABA9E47ED3C24B8C250EDA8F9AA07F4E6A2F1BAB670734D4657209BD78EFB2097E56578E0A9A1687A1EEA3114EC356FFD538188EE2EB843AC0B381FE3315A070BD6C9348BF48AAA1C27440880F095FB52D001EFB565943D9A054A1135C3D',1);
CREATE TABLE roster_places (
	course_id CHAR(32) NOT NULL, 
	student_id CHAR(32) NOT NULL, 
	added_at DATETIME NOT NULL, 
	CONSTRAINT pk_roster_places PRIMARY KEY (course_id, student_id), 
	CONSTRAINT fk_roster_places_course_id FOREIGN KEY(course_id) REFERENCES courses (course_id), 
	CONSTRAINT fk_roster_places_student_id FOREIGN KEY(student_id) REFERENCES students (student_id)
);
INSERT INTO "roster_places" VALUES('735e9fe1cdeb44eda69361474dd5c080','cc5dc87776864f6d98cb6cb4a6289d26','2026-03-02 00:00:00.000000');
INSERT INTO "roster_places" VALUES('735e9fe1cdeb44eda69361474dd5c080','be90aa4927e24fd796c23d4bd412ac2b','2026-03-02 00:00:00.000000');
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
INSERT INTO "secrets" VALUES('6f7861db44244ef28bd7edca42f97c6e',NULL,'b85af4a22292402faa28649f27f6991c','$argon2id$v=19$m=19456,t=2,p=1$H6YElCUDq0lFWvDeYXFf9g$G55R3xAjD65Bl3iRHd9Jlpzy/8BtYhor7gW0t3CFaDU','2026-03-02 00:00:00.000000');
INSERT INTO "secrets" VALUES('5c1985ab3795465ca3b4a0b52918927b','be90aa4927e24fd796c23d4bd412ac2b',NULL,'$argon2id$v=19$m=19456,t=2,p=1$puEXpJlh8pJIMgLmlfmKSA$Q+QL4CjdSZzsFpBoGiC6lRtr/emQ6JVLFMVFo/jAZ7E','2026-03-02 00:00:00.000000');
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
INSERT INTO "staff" VALUES('b85af4a22292402faa28649f27f6991c','Kim Jihun','kim@example.ac.kr','professor');
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
INSERT INTO "students" VALUES('cc5dc87776864f6d98cb6cb4a6289d26','20260002','Bo','Physics','20260002@example.ac.kr',0,'2026-03-02 00:00:00.000000',NULL);
INSERT INTO "students" VALUES('be90aa4927e24fd796c23d4bd412ac2b','20260001','Ada','Physics','20260001@example.ac.kr',1,'2026-03-02 00:00:00.000000','2026-03-02 00:00:00.000000');
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
INSERT INTO "template_sets" VALUES('2fcc32a1461d460a8272d6a48dfc794f','be90aa4927e24fd796c23d4bd412ac2b','lbph-1',2,'2026-03-02 00:00:00.000000',X'01DBDF2FBFCCB42FEDA66453569A60AE74A73ECE7A9DD27D6DEF820752E3DB64EC4DC03BE25FB64935E60C60BBA9C457174509B3739A62C58FA191B45880690F02E4EEB3EB2F1BCCBBDF5C5D7DB1DA40FB8407CB44FD7924D6F49F75F2EFC9CDC74279984DB196C9586B2F727C797DAC256F3DC7642F882D6006D66AC002FD19946898F155D27C950E712A0E1E6E16E63D2B62585E704989A10717E53D69AC9A68165A51473052580B9232524A1BA5664832BF4CA3B004F66830CC459B6AD57F91D892F1CE50FC568D01FEAD3E7A0D52031F0BAC770CCA447D59C7675553F9D23C3D226993D0DC873135690F28490309D313C31A5F454544BB028CFC8AEAF75C109B3A7E5D39C2ECC133CB87A5A9B08E578AA805C9A0D8928AB51001E487C57B90F74ECE9879024D677ED8735E1811C9FDCD1070D356A315AFB37DBCF1FD459F5C70B38649F61A2B7D18399C928E99C36CA019C7B5C579E9393ED87A8251D73927FBD3A18F14D9AAAFFF87BD07EF8A63AB921A374A9225B16F0E38BDDB1B8AD5FEEC8B3AD93A4283271A79551036BBE5B7C91FC1D49EAC24034593C335C05F28B2C1C6FC0620FCE0F18E75FD3D6F96FE8B579171D263EB3DE291D326DDC8605EC8CA4F37372395BE42CE2E926AE22004D3815B43E98FA9D6549E0953EE60764ED1135A1CA8852701D2FB4690471DE39025618D92CE8C58D293DD7E3D4460F011CEDC9CEA0765D7231ED6A19E9C6BF94374D7FFD5955C9C484AB4B496B7F3A860918A5148C4A2B535D0018AC9C1331C7C4700DD5000B3D83BE5B3662AC5189DD21AF7AFEB025080FCA26C8F4E6E0866A46AEA8DCD29A6A78D4449CC142732DDE487B4BEAA6ED93D997BC182DB1DD1A4A3C55AD707',1);
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
COMMIT;
