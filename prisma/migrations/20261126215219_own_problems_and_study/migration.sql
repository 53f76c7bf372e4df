-- CreateTable
CREATE TABLE "OwnProblem" (
    "id" TEXT NOT NULL,
    "ownerId" TEXT NOT NULL,
    "draft" JSONB NOT NULL,
    "draftCard" JSONB NOT NULL,
    "card" JSONB,
    "hasChanges" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,
    "reference" JSONB,
    "published" JSONB,
    "publishedReference" JSONB,
    "publishedAt" TIMESTAMPTZ(3),
    "isShared" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "OwnProblem_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RoomProblem" (
    "roomId" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "reference" JSONB,

    CONSTRAINT "RoomProblem_pkey" PRIMARY KEY ("roomId")
);

-- CreateTable
CREATE TABLE "StudyPath" (
    "id" TEXT NOT NULL,
    "ownerId" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "timeZone" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "StudyPath_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StudyMember" (
    "id" TEXT NOT NULL,
    "pathId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "place" INTEGER NOT NULL,
    "linkVersion" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "StudyMember_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StudyMeeting" (
    "id" TEXT NOT NULL,
    "pathId" TEXT NOT NULL,
    "week" INTEGER NOT NULL,
    "problemId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "interviewerId" TEXT NOT NULL,
    "candidateId" TEXT NOT NULL,
    "observerId" TEXT,
    "roomId" TEXT,

    CONSTRAINT "StudyMeeting_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "OwnProblem_ownerId_idx" ON "OwnProblem"("ownerId");

-- CreateIndex
CREATE INDEX "OwnProblem_isShared_idx" ON "OwnProblem"("isShared");

-- CreateIndex
CREATE INDEX "StudyPath_ownerId_idx" ON "StudyPath"("ownerId");

-- CreateIndex
CREATE UNIQUE INDEX "StudyMember_pathId_place_key" ON "StudyMember"("pathId", "place");

-- CreateIndex
CREATE UNIQUE INDEX "StudyMeeting_roomId_key" ON "StudyMeeting"("roomId");

-- CreateIndex
CREATE INDEX "StudyMeeting_pathId_week_idx" ON "StudyMeeting"("pathId", "week");

-- AddForeignKey
ALTER TABLE "OwnProblem" ADD CONSTRAINT "OwnProblem_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RoomProblem" ADD CONSTRAINT "RoomProblem_roomId_fkey" FOREIGN KEY ("roomId") REFERENCES "Room"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StudyPath" ADD CONSTRAINT "StudyPath_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StudyMember" ADD CONSTRAINT "StudyMember_pathId_fkey" FOREIGN KEY ("pathId") REFERENCES "StudyPath"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StudyMeeting" ADD CONSTRAINT "StudyMeeting_pathId_fkey" FOREIGN KEY ("pathId") REFERENCES "StudyPath"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StudyMeeting" ADD CONSTRAINT "StudyMeeting_interviewerId_fkey" FOREIGN KEY ("interviewerId") REFERENCES "StudyMember"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StudyMeeting" ADD CONSTRAINT "StudyMeeting_candidateId_fkey" FOREIGN KEY ("candidateId") REFERENCES "StudyMember"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StudyMeeting" ADD CONSTRAINT "StudyMeeting_observerId_fkey" FOREIGN KEY ("observerId") REFERENCES "StudyMember"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StudyMeeting" ADD CONSTRAINT "StudyMeeting_roomId_fkey" FOREIGN KEY ("roomId") REFERENCES "Room"("id") ON DELETE SET NULL ON UPDATE CASCADE;
