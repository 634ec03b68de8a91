BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0003');
CREATE TABLE attachments (
	letter_id CHAR(32) NOT NULL, 
	position INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	content BLOB NOT NULL, 
	CONSTRAINT pk_attachments PRIMARY KEY (letter_id, position), 
	CONSTRAINT fk_attachments_letter_id FOREIGN KEY(letter_id) REFERENCES letters (letter_id)
);
INSERT INTO "attachments" VALUES('6aaf7a09a05142ecb16722475bdb0a77',0,'출석.csv',X'612C620D0A');
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
INSERT INTO "check_ins" VALUES(1,'1766559987724f0d9aa3e437e1117061','a082194cb9c74c6d9dcdcebebdc53fbd','2bfbfbd0c77442bca7426ac5a5330dc1','room-101','2026-03-02 00:00:00.000000','face',0.91,12.25,40.5,9,'left','lbph-1');
INSERT INTO "check_ins" VALUES(2,'cd275a879135499db0ad2fed77ba8347','a082194cb9c74c6d9dcdcebebdc53fbd','dc115ac3a977419281b7cb32ce57ec55','room-101','2026-03-02 00:00:00.000000','number',NULL,NULL,NULL,NULL,NULL,NULL);
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
INSERT INTO "class_sessions" VALUES('a082194cb9c74c6d9dcdcebebdc53fbd','e6133a1bdb664f45b4c9b87816c3435a','2026-03-02 00:00:00.000000','2026-03-02 01:15:00.000000','101','in_person','closed');
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
INSERT INTO "consents" VALUES(1,'2bfbfbd0c77442bca7426ac5a5330dc1','personal_details','2026-1',1,'2026-03-02 00:00:00.000000');
INSERT INTO "consents" VALUES(2,'2bfbfbd0c77442bca7426ac5a5330dc1','face_features','2026-1',1,'2026-03-02 00:00:00.000000');
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
INSERT INTO "corrections" VALUES(1,'5ef289093a0d445f8f097b484d831512','a082194cb9c74c6d9dcdcebebdc53fbd','dc115ac3a977419281b7cb32ce57ec55','excused','sick','c3701cfde4984cb8ac239953c46966b3','room-101','2026-03-02 00:00:00.000000');
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
INSERT INTO "courses" VALUES('e6133a1bdb664f45b4c9b87816c3435a','CSE101','Algorithms','c3701cfde4984cb8ac239953c46966b3',600.0,600.0,1200.0,3,3.33333333333333314829e-01);
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
INSERT INTO "journal" VALUES('room-101',1,'2026-03-02 00:00:00.000000','kiosk:room-101','add_staff','staff:c3701cfd-e498-4cb8-ac23-9953c46966b3','{"role":"professor"}','feffc6764a11e01a1735049c31f9077d9f196eb26a9a6806a878b0029cf200cc');
INSERT INTO "journal" VALUES('room-101',2,'2026-03-02 00:00:00.000000','kiosk:room-101','add_course','course:e6133a1b-db66-4f45-b4c9-b87816c3435a','{"code":"CSE101","slots":0}','f3ddfdaf9c780a260b3b8b138bd5c43b9bb37fbf5d37d645f7c41f867da7128c');
INSERT INTO "journal" VALUES('room-101',3,'2026-03-02 00:00:00.000000','kiosk:room-101','add_to_roster','course:e6133a1b-db66-4f45-b4c9-b87816c3435a','{"students":2}','605fde18e7bb7d93911fa631b501d301bacd46f46fc75d726eff865b5cf1a48f');
INSERT INTO "journal" VALUES('room-101',4,'2026-03-02 00:00:00.000000','student:2bfbfbd0-c774-42bc-a742-6ac5a5330dc1','enrol','student:2bfbfbd0-c774-42bc-a742-6ac5a5330dc1','{"consents":2,"pictures":1,"templates":2}','c493d67c79f1cb2c91787934cd50715fdd1fa9dcde84bbe308117b078ccc7df5');
INSERT INTO "journal" VALUES('room-101',5,'2026-03-02 00:00:00.000000','student:2bfbfbd0-c774-42bc-a742-6ac5a5330dc1','check_in','student:2bfbfbd0-c774-42bc-a742-6ac5a5330dc1','{"fact":"b40f665e12dbcd65ecdb01972b4cc7197e501a8a7a8f837979b258628081c39f","method":"face","session":"a082194c-b9c7-4c6d-9dcd-cebebdc53fbd"}','c7169ec810f66e1de9c7645af97aa5c8aadb6a3af85a6f18ee0f5902539b8f68');
INSERT INTO "journal" VALUES('room-101',6,'2026-03-02 00:00:00.000000','student:dc115ac3-a977-4192-81b7-cb32ce57ec55','check_in','student:dc115ac3-a977-4192-81b7-cb32ce57ec55','{"fact":"288f5cbaa581ec8277ca898b81db1d9b3819fe9c9e3bcd70cd09d04f657e4b40","method":"number","session":"a082194c-b9c7-4c6d-9dcd-cebebdc53fbd"}','5ff57e824687dca099893970a83e080a2012b2825aef68c8ce8a723c294e04e8');
INSERT INTO "journal" VALUES('room-101',7,'2026-03-02 00:00:00.000000','staff:c3701cfd-e498-4cb8-ac23-9953c46966b3','correct','student:dc115ac3-a977-4192-81b7-cb32ce57ec55','{"fact":"9b841329bad2eaf6cfc422a207444926b4476749a0a21d09300945f954b59a88","session":"a082194c-b9c7-4c6d-9dcd-cebebdc53fbd","status":"excused"}','a7c0b1be67547d2d6b0ba7ce02f9754b03f8646bd326d509f8ebbc329aa52751');
INSERT INTO "journal" VALUES('room-101',8,'2026-03-02 00:00:00.000000','c3701cfd-e498-4cb8-ac23-9953c46966b3','put_letter','letter:6aaf7a09-a051-42ec-b167-22475bdb0a77','{"letter":"a74c8525ad2f5cf72482cafbc344e8cea56ad30773c2528f684e29646a0cffc7"}','8fc8688b12d5e94046fa7d38ec502cb251c1f178e50df66f2454b0a0e7754208');
INSERT INTO "journal" VALUES('room-101',9,'2026-03-02 00:00:00.000000','c3701cfd-e498-4cb8-ac23-9953c46966b3','close','session:a082194c-b9c7-4c6d-9dcd-cebebdc53fbd','{"letters":1,"state":"closed"}','e87fc832af46a1da80c27977326483ea0236fa006f4aec43b2bec60b167d02ac');
CREATE TABLE journal_heads (
	kiosk_id VARCHAR NOT NULL, 
	number INTEGER NOT NULL, 
	digest VARCHAR(64) NOT NULL, 
	CONSTRAINT pk_journal_heads PRIMARY KEY (kiosk_id)
);
INSERT INTO "journal_heads" VALUES('room-101',9,'e87fc832af46a1da80c27977326483ea0236fa006f4aec43b2bec60b167d02ac');
CREATE TABLE key_checks (
	name VARCHAR NOT NULL, 
	sealed BLOB NOT NULL, 
	CONSTRAINT pk_key_checks PRIMARY KEY (name)
);
INSERT INTO "key_checks" VALUES('classroom-kiosk',X'0165F9644E086F829FDE8594BB7C6EAA6DA84341FE893F0848F0B3F19040FCA03E07E6C4A259B1FDE14FFF08');
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
INSERT INTO "letters" VALUES(1,'6aaf7a09a05142ecb16722475bdb0a77','close','room-101','kim@example.ac.kr','출석부','Attached.','2026-03-02 00:00:00.000000','waiting',0,NULL,'',NULL);
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
CREATE TABLE pictures (
	picture_id CHAR(32) NOT NULL, 
	student_id CHAR(32) NOT NULL, 
	pose VARCHAR(32) NOT NULL, 
	kept_at DATETIME NOT NULL, 
	sealed BLOB NOT NULL, sitting INTEGER DEFAULT '1' NOT NULL, 
	CONSTRAINT pk_pictures PRIMARY KEY (picture_id), 
	CONSTRAINT fk_pictures_student_id FOREIGN KEY(student_id) REFERENCES students (student_id)
);
INSERT INTO "pictures" VALUES('eb98d1d7b47a440fbb0093d951884afe','2bfbfbd0c77442bca7426ac5a5330dc1','front','2026-03-02 00:00:00.000000',X'01DC730642701FAA47702802C9364B52BA4A2079EC609169D6464BF6175291D53BA72523625DF998B59360E4BA8697C1C66437CB514C045C9FFB05CF933A061910822617621F6092D4FD16E402D5133DA8342377E135558E839F2DD4981BBE4F7151BC8BDA468D80299E4E457EDFF232EB34F9E00F7758A5A313F53963756A4C6A45AD4159AF01555E142DE6AC83FF101C738161EF4F400EBDBEA31E5ABA6A69946F5E8279BAFF28DD0494AC8CF243EA1D23485F0F2BF57956D968F7C61C05648D395F3E87CA68215A8CDB414BE29E65EE40DA294190839DC9173F2C69430709C1F53436D9D566E6A39C2C41CC345C75313D778BFCFB70792B4FF27FB507E6E7AE66D0B0033285C6A29365ABFC637DC56955',1);
CREATE TABLE roster_places (
	course_id CHAR(32) NOT NULL, 
	student_id CHAR(32) NOT NULL, 
	added_at DATETIME NOT NULL, 
	CONSTRAINT pk_roster_places PRIMARY KEY (course_id, student_id), 
	CONSTRAINT fk_roster_places_course_id FOREIGN KEY(course_id) REFERENCES courses (course_id), 
	CONSTRAINT fk_roster_places_student_id FOREIGN KEY(student_id) REFERENCES students (student_id)
);
INSERT INTO "roster_places" VALUES('e6133a1bdb664f45b4c9b87816c3435a','dc115ac3a977419281b7cb32ce57ec55','2026-03-02 00:00:00.000000');
INSERT INTO "roster_places" VALUES('e6133a1bdb664f45b4c9b87816c3435a','2bfbfbd0c77442bca7426ac5a5330dc1','2026-03-02 00:00:00.000000');
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
INSERT INTO "secrets" VALUES('b8a8484b917042fdbf2ccb7e751f3e89',NULL,'c3701cfde4984cb8ac239953c46966b3','$argon2id$v=19$m=19456,t=2,p=1$RBeA0kCXZGtqojMv7JKZHA$izIKWqklra+7xks9tMdufyi5b5ZBOtJDZx3tmwaIbRc','2026-03-02 00:00:00.000000');
INSERT INTO "secrets" VALUES('3c6b8d2efceb486eaba178c31096bb45','2bfbfbd0c77442bca7426ac5a5330dc1',NULL,'$argon2id$v=19$m=19456,t=2,p=1$wbeNdANNFanQx5ctDvwLgA$CcK2qWcVn4uxcSHp3grGeFt3Z7QVSA+GZpQ0fB8GRmc','2026-03-02 00:00:00.000000');
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
INSERT INTO "staff" VALUES('c3701cfde4984cb8ac239953c46966b3','Kim Jihun','kim@example.ac.kr','professor');
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
INSERT INTO "students" VALUES('dc115ac3a977419281b7cb32ce57ec55','20260002','Bo','Physics','20260002@example.ac.kr',0,'2026-03-02 00:00:00.000000',NULL);
INSERT INTO "students" VALUES('2bfbfbd0c77442bca7426ac5a5330dc1','20260001','Ada','Physics','20260001@example.ac.kr',1,'2026-03-02 00:00:00.000000','2026-03-02 00:00:00.000000');
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
INSERT INTO "template_sets" VALUES('c67ef16342ea4ab2a5dcce20b483f689','2bfbfbd0c77442bca7426ac5a5330dc1','lbph-1',2,'2026-03-02 00:00:00.000000',X'01C7978CF9D62193C04652DCAB56991F3C97E65E7B9B7FA9263DEBE76D7360AE46FA37AA68CBBAEBF3B92304BFC22E74D529C4F511E5AD828DA0073DD73FB209C670ADCF26A9A21020FD915C01892F455EFFF5D672FE8F0688458466848AE22C295311DE9E8F385FABC2BB95C48CB2474441D7F0F30ED5B650A795C02988818CEBB25D9A59081DFBDEB9AF55E7E69AE53D5F468420528CB5E3C201FFCCEE9BD469EC2ED9BBABC6BDE604AD2DECEB03B6EB6D298C732ADE6DD173B245EBB45C6DF5E71F128DA6EACE0E1B9B70ED0B5604B75E97878C95C11EFD346999751BC477A13F01CA0444CB93185361F21FEDC20E4F0EB4DD266603CD7E79A4858EE795B7DF34B8461D14B0C8DDBBDFAC35266CEE67E2B7106703B142990B81C337E542DACFDF6BEB7DE0384706F988DB978C2BE7DF45CB7F9D464D4BA9724FE61B2912A707B12BFFE809AF7CE323FA947B9F59157DC9A724B069FCC62BF56650FD5FBFB487EBA502BEAA94B3F3DCAEA5347622CC6F90A0B16EC7022E21251A23695DE3679EE6967AD0016850FF2F509548C023E7EC733B0EAD0BEE0B7C3E25B060F064871D1F4E663AF841B8295143D4F9EF0F4DD400B65639FEC424E0F4681E9180236A3EAC93780A3354753A51C51E303B0DA964FD9B561AB009B92452D28A457CA7FB0E7E01041BD09FF3CD00364951BAF2A4797C0EA15BD4E29C6723CEBA36EA3E8529DFE636F4C54C2CCC2EB77C01F5D2931BA3CEDE150D27C54614ABEEDD7BE8ED2352FE69D74E5A34DB6CE029C2116DFF74C9C9D177ADA581FB4A11BEF3C05C211C837DE4E548F8C8672D3E1B872CF7EA744924D3971D4BAB36100BBC54057B45CA184F429C5EBC33BF2974C7A3FDB5F5B9D2DD39',1);
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
COMMIT;
