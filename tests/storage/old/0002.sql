BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0002');
CREATE TABLE attachments (
	letter_id CHAR(32) NOT NULL, 
	position INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	content BLOB NOT NULL, 
	CONSTRAINT pk_attachments PRIMARY KEY (letter_id, position), 
	CONSTRAINT fk_attachments_letter_id FOREIGN KEY(letter_id) REFERENCES letters (letter_id)
);
INSERT INTO "attachments" VALUES('fae32f8e23d0400e9ee743303d135784',0,'출석.csv',X'612C620D0A');
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
INSERT INTO "check_ins" VALUES(1,'15062046c4964c56b715fef4521bd875','4eaaaf54a658436689ab071aac33f5b6','5c762724995c49ccb267a44e3702f330','room-101','2026-03-02 00:00:00.000000','face',0.91,12.25,40.5,9,'left','lbph-1');
INSERT INTO "check_ins" VALUES(2,'2f3ce3d0d2254179b4c549425f76dbbd','4eaaaf54a658436689ab071aac33f5b6','19bb2461d11e4b19b80756bceec42bfc','room-101','2026-03-02 00:00:00.000000','number',NULL,NULL,NULL,NULL,NULL,NULL);
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
INSERT INTO "class_sessions" VALUES('4eaaaf54a658436689ab071aac33f5b6','7b1759c4b51c468b8b56df04ce40c4da','2026-03-02 00:00:00.000000','2026-03-02 01:15:00.000000','101','in_person','closed');
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
INSERT INTO "consents" VALUES(1,'5c762724995c49ccb267a44e3702f330','personal_details','2026-1',1,'2026-03-02 00:00:00.000000');
INSERT INTO "consents" VALUES(2,'5c762724995c49ccb267a44e3702f330','face_features','2026-1',1,'2026-03-02 00:00:00.000000');
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
INSERT INTO "corrections" VALUES(1,'2a7988e9b5fb497c930b98e88fa863b3','4eaaaf54a658436689ab071aac33f5b6','19bb2461d11e4b19b80756bceec42bfc','excused','sick','09dfea38981545d6888cf033652af0ea','room-101','2026-03-02 00:00:00.000000');
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
INSERT INTO "courses" VALUES('7b1759c4b51c468b8b56df04ce40c4da','CSE101','Algorithms','09dfea38981545d6888cf033652af0ea',600.0,600.0,1200.0,3,3.33333333333333314829e-01);
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
INSERT INTO "journal" VALUES('room-101',1,'2026-03-02 00:00:00.000000','kiosk:room-101','add_staff','staff:09dfea38-9815-45d6-888c-f033652af0ea','{"role":"professor"}','8843790857612499ea9a24e5dc4800657eb1abcd269bfaf33f352d6ef6f9b672');
INSERT INTO "journal" VALUES('room-101',2,'2026-03-02 00:00:00.000000','kiosk:room-101','add_course','course:7b1759c4-b51c-468b-8b56-df04ce40c4da','{"code":"CSE101","slots":0}','9cdeb41a387d31c5b203b5a9c76849d34e001487684b5d8bc13103aa24c6b44d');
INSERT INTO "journal" VALUES('room-101',3,'2026-03-02 00:00:00.000000','kiosk:room-101','add_to_roster','course:7b1759c4-b51c-468b-8b56-df04ce40c4da','{"students":2}','583c780b6297f25d20aaeac85721c85bfa6ae21e320ddcf5431e8ef86da1d86d');
INSERT INTO "journal" VALUES('room-101',4,'2026-03-02 00:00:00.000000','student:5c762724-995c-49cc-b267-a44e3702f330','enrol','student:5c762724-995c-49cc-b267-a44e3702f330','{"consents":2,"pictures":1,"templates":2}','e0a03947cba0f5ff3ac47e174c7b5c13e3f28696723c269af39fbcbce449c7e1');
INSERT INTO "journal" VALUES('room-101',5,'2026-03-02 00:00:00.000000','student:5c762724-995c-49cc-b267-a44e3702f330','check_in','student:5c762724-995c-49cc-b267-a44e3702f330','{"fact":"ca2e66414731d4520770060857b050fd1f82bfc60720d60cda1d6bbbe41cef6c","method":"face","session":"4eaaaf54-a658-4366-89ab-071aac33f5b6"}','876ae381f8139fe70136f2878c12dbbb712b5e944d906bba61f275712b080892');
INSERT INTO "journal" VALUES('room-101',6,'2026-03-02 00:00:00.000000','student:19bb2461-d11e-4b19-b807-56bceec42bfc','check_in','student:19bb2461-d11e-4b19-b807-56bceec42bfc','{"fact":"c3b73fb3fc0efb68464d39d76522152585e7f8408de7c484c211fc6a2f4d5112","method":"number","session":"4eaaaf54-a658-4366-89ab-071aac33f5b6"}','64b327d0be55c8ab516a2595cba4b1213380bc0c6f758d91b6f01086210dcbb0');
INSERT INTO "journal" VALUES('room-101',7,'2026-03-02 00:00:00.000000','staff:09dfea38-9815-45d6-888c-f033652af0ea','correct','student:19bb2461-d11e-4b19-b807-56bceec42bfc','{"fact":"53b11374ef2318bd73a235c98a6500cdc77aa20a81ba8d32e7310bbc9d2bf9d9","session":"4eaaaf54-a658-4366-89ab-071aac33f5b6","status":"excused"}','c8cd483cca6ebaa723a969c21a271cb9c2a18b93e891bbebdff1270ed5dcfffe');
INSERT INTO "journal" VALUES('room-101',8,'2026-03-02 00:00:00.000000','09dfea38-9815-45d6-888c-f033652af0ea','put_letter','letter:fae32f8e-23d0-400e-9ee7-43303d135784','{"letter":"b6d9e4a67c1cf80db2adff27fd42a1351ffcc3f0ef4d5b4ab695a48578205b9d"}','4f157005fe37a6857df89c026383733589779ee4f53c8391d31f9d460713de0a');
INSERT INTO "journal" VALUES('room-101',9,'2026-03-02 00:00:00.000000','09dfea38-9815-45d6-888c-f033652af0ea','close','session:4eaaaf54-a658-4366-89ab-071aac33f5b6','{"letters":1,"state":"closed"}','552e87b960e09190e455cb69893dc65e6eb2d4fa6217db655ae20ba3a14517e9');
CREATE TABLE journal_heads (
	kiosk_id VARCHAR NOT NULL, 
	number INTEGER NOT NULL, 
	digest VARCHAR(64) NOT NULL, 
	CONSTRAINT pk_journal_heads PRIMARY KEY (kiosk_id)
);
INSERT INTO "journal_heads" VALUES('room-101',9,'552e87b960e09190e455cb69893dc65e6eb2d4fa6217db655ae20ba3a14517e9');
CREATE TABLE key_checks (
	name VARCHAR NOT NULL, 
	sealed BLOB NOT NULL, 
	CONSTRAINT pk_key_checks PRIMARY KEY (name)
);
INSERT INTO "key_checks" VALUES('classroom-kiosk',X'0105D83EC671335CBC680D0695CA626F950ABC9401734A06189A998820FBB1CD08D158BA3179F63820ED1F50');
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
INSERT INTO "letters" VALUES(1,'fae32f8e23d0400e9ee743303d135784','close','room-101','kim@example.ac.kr','출석부','Attached.','2026-03-02 00:00:00.000000','waiting',0,NULL,'',NULL);
CREATE TABLE pictures (
	picture_id CHAR(32) NOT NULL, 
	student_id CHAR(32) NOT NULL, 
	pose VARCHAR(32) NOT NULL, 
	kept_at DATETIME NOT NULL, 
	sealed BLOB NOT NULL, 
	CONSTRAINT pk_pictures PRIMARY KEY (picture_id), 
	CONSTRAINT fk_pictures_student_id FOREIGN KEY(student_id) REFERENCES students (student_id)
);
INSERT INTO "pictures" VALUES('104f576d431d4554b6f10a83c4c7fa29','5c762724995c49ccb267a44e3702f330','front','2026-03-02 00:00:00.000000',X'018F94DA27941919793BB329AD25AED3E088684828A20EB7E0DB701C525B7B4E9F3EA9481DC30AFFBD6BA7EE977E987273AEE49ACA926AE01ABCB279EA11C1097756FFE22159A2CB0B1178EC8F910C93BFA999975B4D6854615F6C7FD55A7585EA5BE366B468CF462C9311AF438A729142AB4A861DC869B47F7B276978E0D8B7CA66E76C1DE5E2CE73A6F2DFDD25C8611465D243C7D603470DAAC65C1AD9DF2A27ECFA41E81ACC061DB7068DA8CF6AB645EC448AE12FFF4594915D80E104AAEA5602417142505088E61F8B5D975A78396FA12480AA91E0232E5453C9A255B22B6AF496F1C77CD640B1565F8F11BA13409DCEAED398C18D095B5BAD1C0362FDDC4E0A527ADCEA54B8D9C9330C2F4259DFDE33');
CREATE TABLE roster_places (
	course_id CHAR(32) NOT NULL, 
	student_id CHAR(32) NOT NULL, 
	added_at DATETIME NOT NULL, 
	CONSTRAINT pk_roster_places PRIMARY KEY (course_id, student_id), 
	CONSTRAINT fk_roster_places_course_id FOREIGN KEY(course_id) REFERENCES courses (course_id), 
	CONSTRAINT fk_roster_places_student_id FOREIGN KEY(student_id) REFERENCES students (student_id)
);
INSERT INTO "roster_places" VALUES('7b1759c4b51c468b8b56df04ce40c4da','19bb2461d11e4b19b80756bceec42bfc','2026-03-02 00:00:00.000000');
INSERT INTO "roster_places" VALUES('7b1759c4b51c468b8b56df04ce40c4da','5c762724995c49ccb267a44e3702f330','2026-03-02 00:00:00.000000');
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
INSERT INTO "secrets" VALUES('77adc7bbd61840918241db305e4d05f2',NULL,'09dfea38981545d6888cf033652af0ea','$argon2id$v=19$m=19456,t=2,p=1$15yOXsfvzljwA3yNJlodJA$HUlWPdB8iWg2ROdz8vdsDNNFeTs4DYysqErf+hB05eA','2026-03-02 00:00:00.000000');
INSERT INTO "secrets" VALUES('8076852a16c04fcabf1784296d516a90','5c762724995c49ccb267a44e3702f330',NULL,'$argon2id$v=19$m=19456,t=2,p=1$L/fgbzK25Eo+Y8g1mAizQg$nv2MFLN+C2ZFmwI0+yfY9Gjql5ypgMY8jQqFLqKrvJI','2026-03-02 00:00:00.000000');
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
INSERT INTO "staff" VALUES('09dfea38981545d6888cf033652af0ea','Kim Jihun','kim@example.ac.kr','professor');
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
INSERT INTO "students" VALUES('19bb2461d11e4b19b80756bceec42bfc','20260002','Bo','Physics','20260002@example.ac.kr',0,'2026-03-02 00:00:00.000000',NULL);
INSERT INTO "students" VALUES('5c762724995c49ccb267a44e3702f330','20260001','Ada','Physics','20260001@example.ac.kr',1,'2026-03-02 00:00:00.000000','2026-03-02 00:00:00.000000');
CREATE TABLE template_sets (
	set_id CHAR(32) NOT NULL, 
	student_id CHAR(32) NOT NULL, 
	engine VARCHAR NOT NULL, 
	amount INTEGER NOT NULL, 
	made_at DATETIME NOT NULL, 
	sealed BLOB NOT NULL, 
	CONSTRAINT pk_template_sets PRIMARY KEY (set_id), 
	CONSTRAINT fk_template_sets_student_id FOREIGN KEY(student_id) REFERENCES students (student_id)
);
INSERT INTO "template_sets" VALUES('7c4e62fb3c2f4ce0ba8238d12cd6cf5f','5c762724995c49ccb267a44e3702f330','lbph-1',2,'2026-03-02 00:00:00.000000',X'01346129F7E5AC13FA7ECC3A4BC4F512C7C23664D81B89043C1632FA4E7CBECBF9583D5441193A6C9A7652A34279C704CD767F2720F42DEC0066BC1FE9D1841F6FBE42B749630B1613139ECF9CE6A0CE80C09140AC1E944EE3920301E10E785D626404BD57BC496A2BE4DFB376E5E97110C260B491A549789AB644CC03E360371A57F79C8B0E13CA5D8015408F9E9958F4D6BC587D52437ACBF0D6B70EE99204692BD91A9F065B1B10DFEC6C7523A299F41CE3395EDC3165225D12CFC00C282FB924E11F2CE182644426D7692BD9F7ECE999B56B4A73120F1581093F0207E626B6B90068C793ACAF805D4856A873C8B6E63B9EC4DA334FD4ABF59D1B0FCE97A64A0F5248832279C91912EB18E3BCB2996D24D008D9F04C84DAF4D81719976D4219C6A0E1EDE0784E27C96874631F662CEDFD3031BF1D2724335D543435918250C3C9CF76134C61228EF2FE8A6F23946CB7691E611442472D4FAFD886FECEBA85899FB264D733F50EE04AFC787BDF54E8D9A3593BB952C136A2923292006BB4F503A2563EEBE767789E0FCED7C10396EF3350D53D091F849B5B0DDB11E63501B0A1B18B8C77A78C5987FC0404E8D48E22CFA0CD978D700AB2D4A43CDE665708FE951F0334FEF335F106F7D57491D301998996DF60580ADA903666841F5050D7700AEB14F34F34356D781956E359A1061DDD390BCA928A84DDCA3F53E7B3BD28DC5450AA83D9E10E729DE52D384E51526924B989EDBE84EBF6478111BDFD97F0FB0AB3509FD9BC5B576ACCD8C6A39B76654810CDABC06C681D4668AA5705816EA5B85D2D37B1799F87C9635D95A7C10A30064A102B6CAF2F7BC5DC0F3B3F1415E4849B8FE952F8C8120B4F91FDAA15286B25EE4F1C');
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
COMMIT;
