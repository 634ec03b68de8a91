BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0005');
CREATE TABLE attachments (
	letter_id CHAR(32) NOT NULL, 
	position INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	content BLOB NOT NULL, 
	CONSTRAINT pk_attachments PRIMARY KEY (letter_id, position), 
	CONSTRAINT fk_attachments_letter_id FOREIGN KEY(letter_id) REFERENCES letters (letter_id)
);
INSERT INTO "attachments" VALUES('a87d3fa1a6784a058396f0912490a7a6',0,'출석.csv',X'612C620D0A');
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
INSERT INTO "check_ins" VALUES(1,'61d7ab7d847642279d3d884f66063e40','0690f19b3e274d2aa6d184a624b92272','d8045fc6fde84cf9b8b5e23551f7ff17','room-101','2026-03-02 00:00:00.000000','face',0.91,12.25,40.5,9,'left','lbph-1',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "check_ins" VALUES(2,'aa79ebdfb46e445189cf5bded8daf538','0690f19b3e274d2aa6d184a624b92272','b7ed28ca5a42418783a9663484e2fcdd','room-101','2026-03-02 00:00:00.000000','number',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
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
INSERT INTO "class_sessions" VALUES('0690f19b3e274d2aa6d184a624b92272','b57b5f76aacc4b96b19d23e8d6fd7ba0','2026-03-02 00:00:00.000000','2026-03-02 01:15:00.000000','101','in_person','closed');
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
INSERT INTO "consents" VALUES(1,'d8045fc6fde84cf9b8b5e23551f7ff17','personal_details','2026-1',1,'2026-03-02 00:00:00.000000');
INSERT INTO "consents" VALUES(2,'d8045fc6fde84cf9b8b5e23551f7ff17','face_features','2026-1',1,'2026-03-02 00:00:00.000000');
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
INSERT INTO "corrections" VALUES(1,'e4654c5380a84cf2aa50640f6409f562','0690f19b3e274d2aa6d184a624b92272','b7ed28ca5a42418783a9663484e2fcdd','excused','sick','abff2f9075f74b799e6c568a24acbcdd','room-101','2026-03-02 00:00:00.000000');
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
INSERT INTO "courses" VALUES('b57b5f76aacc4b96b19d23e8d6fd7ba0','CSE101','Algorithms','abff2f9075f74b799e6c568a24acbcdd',600.0,600.0,1200.0,3,3.33333333333333314829e-01);
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
INSERT INTO "journal" VALUES('room-101',1,'2026-03-02 00:00:00.000000','kiosk:room-101','add_staff','staff:abff2f90-75f7-4b79-9e6c-568a24acbcdd','{"role":"professor"}','3cbd0411433598c9a5cad1a796ab758d5e60552abdda980d467cbdf6ee0393fd');
INSERT INTO "journal" VALUES('room-101',2,'2026-03-02 00:00:00.000000','kiosk:room-101','add_course','course:b57b5f76-aacc-4b96-b19d-23e8d6fd7ba0','{"code":"CSE101","slots":0}','496a3f344aecdf5ba7b6e6199a1a008e988adc1a7955eb4453018d1e516117ff');
INSERT INTO "journal" VALUES('room-101',3,'2026-03-02 00:00:00.000000','kiosk:room-101','add_to_roster','course:b57b5f76-aacc-4b96-b19d-23e8d6fd7ba0','{"students":2}','a95ae743f01d838f89a89f79e64990bfc6afc794a6cd7c25f1beadfea2d2fd1e');
INSERT INTO "journal" VALUES('room-101',4,'2026-03-02 00:00:00.000000','student:d8045fc6-fde8-4cf9-b8b5-e23551f7ff17','enrol','student:d8045fc6-fde8-4cf9-b8b5-e23551f7ff17','{"consents":2,"entry":"free","pictures":1,"templates":2}','316498bfc7b24b2f9a4220106896da83036b660f3f79c4eca182fc38da32271f');
INSERT INTO "journal" VALUES('room-101',5,'2026-03-02 00:00:00.000000','student:d8045fc6-fde8-4cf9-b8b5-e23551f7ff17','check_in','student:d8045fc6-fde8-4cf9-b8b5-e23551f7ff17','{"fact":"7cf286c9fb1124fe5a53f25e94bd6b692fa07f72ec3f9e1303da36a6777387c5","method":"face","session":"0690f19b-3e27-4d2a-a6d1-84a624b92272"}','b77129508e6e382666e87bcedd06a7988fe097ae544121eaf5221d596a0b611b');
INSERT INTO "journal" VALUES('room-101',6,'2026-03-02 00:00:00.000000','student:b7ed28ca-5a42-4187-83a9-663484e2fcdd','check_in','student:b7ed28ca-5a42-4187-83a9-663484e2fcdd','{"fact":"81bc9ab760c52e4f0969bc1a73a53895726995d02be629f11e277f2bd8690ea9","method":"number","session":"0690f19b-3e27-4d2a-a6d1-84a624b92272"}','87d9ccb9adbff8dafdbff547c7412572e53ce29e3ef50178ab4b6af2ecb12907');
INSERT INTO "journal" VALUES('room-101',7,'2026-03-02 00:00:00.000000','staff:abff2f90-75f7-4b79-9e6c-568a24acbcdd','correct','student:b7ed28ca-5a42-4187-83a9-663484e2fcdd','{"fact":"f799a0cd1cd25fa52e2f5831a11a07e3f45e8a6523e5233ee23ab78ddc6f7b77","session":"0690f19b-3e27-4d2a-a6d1-84a624b92272","status":"excused"}','5f64ad0bcf6c68072f9e9f55a89ef316a161921d0d20088991c2eb125e9ed5bf');
INSERT INTO "journal" VALUES('room-101',8,'2026-03-02 00:00:00.000000','abff2f90-75f7-4b79-9e6c-568a24acbcdd','put_letter','letter:a87d3fa1-a678-4a05-8396-f0912490a7a6','{"file 0":"fbf6b30113a4b6418c623a96ed6844f17ef5751b908a16abaa919d0bcd6b7784","key":"close","letter":"1e1f2e5d55c0485707d8d6ecb77de8763baa1b8615a62ae0f62eb83d268fdcf6"}','eafcb970a5e989a637740e4c9b789a04cd21841eb33fbfc314a8cdf5632c72db');
INSERT INTO "journal" VALUES('room-101',9,'2026-03-02 00:00:00.000000','abff2f90-75f7-4b79-9e6c-568a24acbcdd','close','session:0690f19b-3e27-4d2a-a6d1-84a624b92272','{"class":"305534945a38f7c50ddeede0fcf66e76540ec385bf3dd2019f278c8414e82221","letters":1,"state":"closed"}','b397b878a9a71709be9b50afdb0902345bfa1dfe96aeb69a1e301e4181e01c8d');
CREATE TABLE journal_heads (
	kiosk_id VARCHAR NOT NULL, 
	number INTEGER NOT NULL, 
	digest VARCHAR(64) NOT NULL, 
	CONSTRAINT pk_journal_heads PRIMARY KEY (kiosk_id)
);
INSERT INTO "journal_heads" VALUES('room-101',9,'b397b878a9a71709be9b50afdb0902345bfa1dfe96aeb69a1e301e4181e01c8d');
CREATE TABLE key_checks (
	name VARCHAR NOT NULL, 
	sealed BLOB NOT NULL, 
	CONSTRAINT pk_key_checks PRIMARY KEY (name)
);
INSERT INTO "key_checks" VALUES('classroom-kiosk',X'0187A0A545B901DF9E4441F5BE9EA3FCB1018620F3406064C7A97E1704319777CA527A0F2716138D121F827A');
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
INSERT INTO "letters" VALUES(1,'a87d3fa1a6784a058396f0912490a7a6','close','room-101','kim@example.ac.kr','출석부','Attached.','2026-03-02 00:00:00.000000','waiting',0,NULL,'',NULL,'',0,0,NULL);
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
INSERT INTO "newcomers" VALUES('e120c632813a4e889cb3560efcc7ad97','d8045fc6fde84cf9b8b5e23551f7ff17','2026-03-02 00:00:00.000000','free',NULL,0,NULL,'Ada','Physics','20260001@example.ac.kr');
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
INSERT INTO "pictures" VALUES('8b42b45ebd1a422392516974d2d7f19e','d8045fc6fde84cf9b8b5e23551f7ff17','front','2026-03-02 00:00:00.000000',X'01D2BD159B85F65BB1A38B9E2FB7F4902FE758180E1E58FF917AF30E18AED9C4E224D8F2539C67BB75934A4445811E189ADF7636351E3B1DE597BAC6C5F088BC21ECF81D3E53FE66BC039EC93DA261C2153BAE1C64F6E764C54DA62A630AAEDC4EF1445CF37B4876DA4E4641D9BD1A568B3166F58ACB57EB1D8400176092885F7ABF699A47788FB74C93A7FB11110C5DCFD0BD3A8BCFCD3FE881ACF68CBF00904CAE8681622220397BD901063C72161EFF9FDBDCF2D98E393B6CAD31649BCE6D7B28A30A3F035D6A9AF2060FA5766FC1BA402CBEF24EE3A3FF23EE60DE95E9CD60931662B9082520C877AF71B45095A8AD5751542A35A244C3BAEF824AE2416AE95C1DF769C156891A82CB9F77E5421B45A5',1);
CREATE TABLE roster_places (
	course_id CHAR(32) NOT NULL, 
	student_id CHAR(32) NOT NULL, 
	added_at DATETIME NOT NULL, 
	CONSTRAINT pk_roster_places PRIMARY KEY (course_id, student_id), 
	CONSTRAINT fk_roster_places_course_id FOREIGN KEY(course_id) REFERENCES courses (course_id), 
	CONSTRAINT fk_roster_places_student_id FOREIGN KEY(student_id) REFERENCES students (student_id)
);
INSERT INTO "roster_places" VALUES('b57b5f76aacc4b96b19d23e8d6fd7ba0','b7ed28ca5a42418783a9663484e2fcdd','2026-03-02 00:00:00.000000');
INSERT INTO "roster_places" VALUES('b57b5f76aacc4b96b19d23e8d6fd7ba0','d8045fc6fde84cf9b8b5e23551f7ff17','2026-03-02 00:00:00.000000');
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
INSERT INTO "secrets" VALUES('092115b0e5724595ad800c278fb0704d',NULL,'abff2f9075f74b799e6c568a24acbcdd','$argon2id$v=19$m=19456,t=2,p=1$kD6+r82iyDLzJMghXJ0uNg$xwyWctQ6lDdXWFoWwi+OTt7LUhT3xyhvdQUWXUlQoec','2026-03-02 00:00:00.000000');
INSERT INTO "secrets" VALUES('35895ce4b429489da2ecbd4828c5252e','d8045fc6fde84cf9b8b5e23551f7ff17',NULL,'$argon2id$v=19$m=19456,t=2,p=1$ZNOKKvm0a6vNsWgahAYv0Q$4aZe0ILdnXBTpbB9zJo5dEE36sT3IJgHGhv3reWglx8','2026-03-02 00:00:00.000000');
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
INSERT INTO "staff" VALUES('abff2f9075f74b799e6c568a24acbcdd','Kim Jihun','kim@example.ac.kr','professor');
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
INSERT INTO "students" VALUES('b7ed28ca5a42418783a9663484e2fcdd','20260002','Bo','Physics','20260002@example.ac.kr',0,'2026-03-02 00:00:00.000000',NULL);
INSERT INTO "students" VALUES('d8045fc6fde84cf9b8b5e23551f7ff17','20260001','Ada','Physics','20260001@example.ac.kr',1,'2026-03-02 00:00:00.000000','2026-03-02 00:00:00.000000');
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
INSERT INTO "template_sets" VALUES('7e970e7ce04442fa9099921df4715ac7','d8045fc6fde84cf9b8b5e23551f7ff17','lbph-1',2,'2026-03-02 00:00:00.000000',X'01498706649D0E54A4825B3DFB316B5E6448DD864CEA9E75103A1694322E2641D3BE4E0A17ECC733293113D1F79173FF88742C41617A2EE712DDBDBD2168D8AD169E48A06E9749327A95D522579D72B8387CD1359B5EDE9DFF5F9017310E6C4C2DE2B118FD0894064480E304C5B6F1A5DC5BA54700A683A4E0EA34C21173E1A31B23CE552B567728ECB4DE5B14EC440632560FC682A0A2605BA12056A7CE27FF87C9AAA489E512315F782B8E717CE3E81E2751A7D1C5BBE75E4FDD734B140FB0EEDE6382841FF294DC352A31FDE647781D6E8C5C92080E4462CF6E8A8D51D611DE409961688807C65669EF3609ABCC6E69E79E3C6502B38400EEA996BF2CEE815733AFAEF0D15E354D56837B0DAFF369230325C0DE63BBBD52277A4508C2ABE2F25488E56F76DBC69E2CEC8481DC3971D2E49609148014BEAF209745F5EEC256D99DFB6CBB49AD2B733BD40C4913C8C3BADF714DC47FEF3A131D44CF941EC3DA6BF711B0E93A24FC9596C8861327A837ACD57D1FBF64DDCB05F5F3A13FE301A962D0643DC938824E7175D8BEB7C42A9AD0CA994CDC37A78ECB8792CA1CC86BAF857F6751E6B6EC24BB32805DBA5F22A28E0E39D6D12F4020C34E63BBF8B9126FB807AAB485A559CD686343145F12B207767C713B860ACCE1B5CB26BEB8F3968B71541770A3BA42DB22164E817D533AF99E2C96CC9DEE8A594575C131FB57248D5F098E80B8384C72103E971E66C6F9B47BE0D21866632C16F36D16184100D84C2C1B7B1AD866C2A22FEEEC3E76963B05982F78AC85758BDB4B643716DD76801A7E3D0FA892C13374D46197659A95A9C4F7D7EC08FE1FCAB024C8DD159641ADA277FDC046EB0C6373B59B8367F176A0534E181170',1);
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
