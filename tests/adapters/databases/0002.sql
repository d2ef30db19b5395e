BEGIN TRANSACTION;
CREATE TABLE actions (
	pair TEXT NOT NULL, 
	id TEXT NOT NULL, 
	session TEXT NOT NULL, 
	place INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	owner TEXT NOT NULL, 
	due DATE, 
	done BOOLEAN NOT NULL, 
	accepted BOOLEAN NOT NULL, 
	PRIMARY KEY (pair, id), 
	FOREIGN KEY(pair, session) REFERENCES sessions (pair, id) ON DELETE CASCADE
);
INSERT INTO "actions" VALUES('kept','a00','s0',0,'Try one prompt','leader','2026-09-24',0,1);
INSERT INTO "actions" VALUES('kept','a01','s0',1,'Send the template','both',NULL,1,0);
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0002');
CREATE TABLE goals (
	pair TEXT NOT NULL, 
	place INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	PRIMARY KEY (pair, place), 
	FOREIGN KEY(pair) REFERENCES pairs (id) ON DELETE CASCADE
);
INSERT INTO "goals" VALUES('kept',0,'Ana decides by December what to automate');
INSERT INTO "goals" VALUES('kept',1,'Tunde presents one case');
CREATE TABLE ledger (
	pair TEXT NOT NULL, 
	place INTEGER NOT NULL, 
	teacher TEXT NOT NULL, 
	topic TEXT NOT NULL, 
	session TEXT NOT NULL, 
	PRIMARY KEY (pair, place), 
	FOREIGN KEY(pair) REFERENCES pairs (id) ON DELETE CASCADE
);
INSERT INTO "ledger" VALUES('kept',0,'mentor','short videos','');
CREATE TABLE notes (
	name TEXT NOT NULL, 
	value TEXT NOT NULL, 
	PRIMARY KEY (name)
);
INSERT INTO "notes" VALUES('sample','shown');
CREATE TABLE pair_people (
	pair TEXT NOT NULL, 
	place INTEGER NOT NULL, 
	person TEXT NOT NULL, 
	side TEXT NOT NULL, 
	PRIMARY KEY (pair, place), 
	FOREIGN KEY(pair) REFERENCES pairs (id) ON DELETE CASCADE, 
	FOREIGN KEY(person) REFERENCES people (id)
);
INSERT INTO "pair_people" VALUES('kept',0,'ana','leader');
INSERT INTO "pair_people" VALUES('kept',1,'tunde','mentor');
CREATE TABLE pairs (
	id TEXT NOT NULL, 
	name TEXT NOT NULL, 
	name_key TEXT NOT NULL, 
	programme TEXT NOT NULL, 
	programme_key TEXT NOT NULL, 
	playbook TEXT NOT NULL, 
	is_group BOOLEAN NOT NULL, 
	planned_sessions INTEGER NOT NULL, 
	help_route TEXT NOT NULL, 
	sample BOOLEAN NOT NULL, 
	version INTEGER NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "pairs" VALUES('kept','Ana Brandt and Tunde Okafor','ana brandt and tunde okafor','Spring pilot','spring pilot','reverse-mentoring',0,8,'Ruth Adler, ruth@example.org',0,1);
CREATE TABLE passage_vectors (
	passage TEXT NOT NULL, 
	embedder TEXT NOT NULL, 
	width INTEGER NOT NULL, 
	window BLOB NOT NULL, 
	tokens BLOB NOT NULL, 
	spans BLOB NOT NULL, 
	sentences BLOB NOT NULL, 
	questions BLOB NOT NULL, 
	checksum INTEGER NOT NULL, 
	PRIMARY KEY (passage, embedder), 
	FOREIGN KEY(passage) REFERENCES passages (id) ON DELETE CASCADE
);
INSERT INTO "passage_vectors" VALUES('p','model/1',8,X'C33D8A3D0F4091BD8C09B03E45AD663D393E93BEC4C9463E3B38333F4F2A023F',X'5E31613622310FB90737EE322BB48334803443339D25C0368CB806B0F4B56537',X'00000000010000000200000003000000',X'1774623D6C8A1CBEBC63F7BD56C736BFD8BB063F7450AB3E7CE6C2BDCBB8673E',X'BA5E043F64C125BFC4EFD83D364C13BE14DDEABD3BBB5FBD290303BFD2AE70BD',2721250402);
INSERT INTO "passage_vectors" VALUES('q','model/1',8,X'BA5E043F64C125BFC4EFD83D364C13BE14DDEABD3BBB5FBD290303BFD2AE70BD',X'03B44DAC1E390E340DB91998ACB3512B',X'0000000001000000',X'1442BABE90CC19BF61BDE6BD8C4E433E1FEE033F4DD84B3DE25B80BE4A46B6BE',X'',596850253);
INSERT INTO "passage_vectors" VALUES('p','model/2',8,X'1774623D6C8A1CBEBC63F7BD56C736BFD8BB063F7450AB3E7CE6C2BDCBB8673E',X'23382EB9C72E9AB057AFFEAA18B885AB',X'0000000001000000',X'715380BE429889BD55C7233F3AC6813EAE9421BF7D2003BB617F75BE5C1A6A3D',X'1442BABE90CC19BF61BDE6BD8C4E433E1FEE033F4DD84B3DE25B80BE4A46B6BE',420505652);
CREATE TABLE passages (
	id TEXT NOT NULL, 
	source TEXT NOT NULL, 
	title TEXT NOT NULL, 
	heading TEXT NOT NULL, 
	place INTEGER NOT NULL, 
	claims JSON NOT NULL, 
	tables JSON NOT NULL, 
	questions JSON NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "passages" VALUES('p','s1-example','An example','How to begin',3,'[{"text": "Listen first. Ask \u201cwhy\u201d \u2014 twice.", "kind": "advice", "via": ["R13"], "unsourced": false, "ours": true}]','[{"caption": "Times", "header": ["a", "b"], "rows": [["1", "2"]]}]','["How do we begin?"]');
INSERT INTO "passages" VALUES('q','s1-example','An example','How to begin',3,'[{"text": "Other words.", "kind": "advice", "via": ["R13"], "unsourced": false, "ours": true}]','[{"caption": "Times", "header": ["a", "b"], "rows": [["1", "2"]]}]','["How do we begin?"]');
CREATE TABLE people (
	id TEXT NOT NULL, 
	name TEXT NOT NULL, 
	name_key TEXT NOT NULL, 
	first_key TEXT NOT NULL, 
	side TEXT NOT NULL, 
	title TEXT NOT NULL, 
	function TEXT NOT NULL, 
	can_teach JSON NOT NULL, 
	wants_to_learn JSON NOT NULL, 
	email TEXT NOT NULL, 
	email_key TEXT NOT NULL, 
	manager TEXT NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "people" VALUES('ana','Ana Brandt','ana brandt','ana','leader','CFO','Finance','["budgets", "reading the P&L"]','["generative AI"]','ana@example.org','ana@example.org','chair@example.org');
INSERT INTO "people" VALUES('tunde','Tunde Okafor','tunde okafor','tunde','mentor','Data analyst','','["prompt writing", "dashboards"]','[]','','','');
CREATE TABLE sessions (
	pair TEXT NOT NULL, 
	id TEXT NOT NULL, 
	place INTEGER NOT NULL, 
	date DATE NOT NULL, 
	starts TEXT, 
	minutes INTEGER, 
	status TEXT NOT NULL, 
	cancelled_by TEXT, 
	kind TEXT, 
	topics JSON NOT NULL, 
	agenda JSON, 
	PRIMARY KEY (pair, id), 
	FOREIGN KEY(pair) REFERENCES pairs (id) ON DELETE CASCADE
);
INSERT INTO "sessions" VALUES('kept','s0',0,'2026-09-03',NULL,45,'held',NULL,'first','["ground rules", "goals"]',NULL);
INSERT INTO "sessions" VALUES('kept','s1',1,'2026-10-01',NULL,NULL,'cancelled','leader',NULL,'[]',NULL);
INSERT INTO "sessions" VALUES('kept','s2',2,'2026-12-01','2026-12-01T10:00:00',NULL,'planned',NULL,NULL,'[]','{"title": "Session of Ana Brandt and Tunde Okafor", "kind": "standard", "minutes": 45, "playbook": "reverse-mentoring", "people": ["Ana Brandt", "Tunde Okafor"], "starts": "2026-12-01T10:00:00", "blocks": [{"minutes": 25, "title": "Tunde shows", "direction": "junior_to_senior", "does": "teach", "topic": "prompt writing", "purpose": "See one thing done on a real example.", "questions": ["Can you show me how you do it?"], "actions": [], "cites": [], "fixed": false}, {"minutes": 20, "title": "Tunde shows", "direction": "senior_to_junior", "does": "teach", "topic": "budgets", "purpose": "See one thing done on a real example.", "questions": ["Can you show me how you do it?"], "actions": [], "cites": [], "fixed": true}], "citations": [], "notices": []}');
CREATE INDEX ix_passages_source ON passages (source);
CREATE INDEX ix_people_name_key ON people (name_key);
CREATE INDEX ix_people_email_key ON people (email_key);
CREATE INDEX ix_people_first_key ON people (first_key);
CREATE INDEX ix_pairs_name_key ON pairs (name_key);
CREATE INDEX ix_pairs_programme_key ON pairs (programme_key);
CREATE INDEX ix_pair_people_person ON pair_people (person);
CREATE INDEX ix_actions_session ON actions (pair, session);
COMMIT;
