-- CreateEnum
CREATE TYPE "Level" AS ENUM ('junior', 'mid', 'senior', 'staff');

-- CreateEnum
CREATE TYPE "Stage" AS ENUM ('scope', 'high_level', 'deep_dive', 'wrap_up');

-- CreateEnum
CREATE TYPE "Hand" AS ENUM ('question', 'hint', 'minute');

-- AlterTable
ALTER TABLE "Participant" ADD COLUMN     "consent" BOOLEAN,
ADD COLUMN     "hand" "Hand",
ADD COLUMN     "handAt" TIMESTAMPTZ(3),
ADD COLUMN     "lastSeenAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "Interview" (
    "roomId" TEXT NOT NULL,
    "level" "Level" NOT NULL DEFAULT 'mid',
    "rubric" TEXT NOT NULL DEFAULT 'readiness',
    "isCoached" BOOLEAN NOT NULL DEFAULT false,
    "isRecorded" BOOLEAN NOT NULL DEFAULT true,
    "observersSeePrivate" BOOLEAN NOT NULL DEFAULT false,
    "callUrl" TEXT,
    "scheduledAt" TIMESTAMPTZ(3),
    "timeZone" TEXT,
    "clockVersion" INTEGER NOT NULL DEFAULT 0,
    "clock" JSONB NOT NULL,
    "startedAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),
    "finalSeq" BIGINT,
    "finalHash" TEXT,
    "revealedAt" TIMESTAMPTZ(3),
    "nextRoomId" TEXT,

    CONSTRAINT "Interview_pkey" PRIMARY KEY ("roomId")
);

-- CreateTable
CREATE TABLE "InterviewEvent" (
    "id" BIGSERIAL NOT NULL,
    "roomId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "participantId" TEXT,
    "kind" TEXT NOT NULL,
    "stage" "Stage",
    "data" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "InterviewEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StagePlan" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "steps" JSONB NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "StagePlan_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Note" (
    "id" TEXT NOT NULL,
    "roomId" TEXT NOT NULL,
    "participantId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "stage" "Stage",
    "elapsedMs" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "selection" TEXT[],
    "version" INTEGER NOT NULL DEFAULT 1,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "deletedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Note_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Scorecard" (
    "id" TEXT NOT NULL,
    "roomId" TEXT NOT NULL,
    "participantId" TEXT NOT NULL,
    "isSelf" BOOLEAN NOT NULL DEFAULT false,
    "submittedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Scorecard_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Score" (
    "scorecardId" TEXT NOT NULL,
    "dimension" TEXT NOT NULL,
    "level" INTEGER NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,
    "moments" JSONB NOT NULL DEFAULT '[]',

    CONSTRAINT "Score_pkey" PRIMARY KEY ("scorecardId","dimension")
);

-- CreateTable
CREATE TABLE "CheckTick" (
    "roomId" TEXT NOT NULL,
    "participantId" TEXT NOT NULL,
    "stage" "Stage" NOT NULL,
    "check" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "CheckTick_pkey" PRIMARY KEY ("roomId","participantId","stage","check")
);

-- CreateTable
CREATE TABLE "Hint" (
    "id" TEXT NOT NULL,
    "roomId" TEXT NOT NULL,
    "participantId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "elapsedMs" INTEGER NOT NULL,
    "stage" "Stage",
    "level" INTEGER,
    "text" TEXT NOT NULL,

    CONSTRAINT "Hint_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "FollowUp" (
    "roomId" TEXT NOT NULL,
    "followUpId" TEXT NOT NULL,
    "participantId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "stage" "Stage",
    "title" TEXT NOT NULL,
    "prompt" TEXT NOT NULL,

    CONSTRAINT "FollowUp_pkey" PRIMARY KEY ("roomId","followUpId")
);

-- CreateTable
CREATE TABLE "LateCopy" (
    "id" TEXT NOT NULL,
    "roomId" TEXT NOT NULL,
    "participantId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "LateCopy_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "InterviewEvent_roomId_at_idx" ON "InterviewEvent"("roomId", "at");

-- CreateIndex
CREATE INDEX "StagePlan_userId_idx" ON "StagePlan"("userId");

-- CreateIndex
CREATE INDEX "Note_roomId_participantId_idx" ON "Note"("roomId", "participantId");

-- CreateIndex
CREATE UNIQUE INDEX "Scorecard_roomId_participantId_key" ON "Scorecard"("roomId", "participantId");

-- CreateIndex
CREATE INDEX "Hint_roomId_idx" ON "Hint"("roomId");

-- CreateIndex
CREATE INDEX "LateCopy_roomId_idx" ON "LateCopy"("roomId");

-- AddForeignKey
ALTER TABLE "Interview" ADD CONSTRAINT "Interview_roomId_fkey" FOREIGN KEY ("roomId") REFERENCES "Room"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "InterviewEvent" ADD CONSTRAINT "InterviewEvent_roomId_fkey" FOREIGN KEY ("roomId") REFERENCES "Room"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StagePlan" ADD CONSTRAINT "StagePlan_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Note" ADD CONSTRAINT "Note_roomId_fkey" FOREIGN KEY ("roomId") REFERENCES "Room"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Note" ADD CONSTRAINT "Note_participantId_fkey" FOREIGN KEY ("participantId") REFERENCES "Participant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Scorecard" ADD CONSTRAINT "Scorecard_roomId_fkey" FOREIGN KEY ("roomId") REFERENCES "Room"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Scorecard" ADD CONSTRAINT "Scorecard_participantId_fkey" FOREIGN KEY ("participantId") REFERENCES "Participant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Score" ADD CONSTRAINT "Score_scorecardId_fkey" FOREIGN KEY ("scorecardId") REFERENCES "Scorecard"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CheckTick" ADD CONSTRAINT "CheckTick_roomId_fkey" FOREIGN KEY ("roomId") REFERENCES "Room"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CheckTick" ADD CONSTRAINT "CheckTick_participantId_fkey" FOREIGN KEY ("participantId") REFERENCES "Participant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Hint" ADD CONSTRAINT "Hint_roomId_fkey" FOREIGN KEY ("roomId") REFERENCES "Room"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FollowUp" ADD CONSTRAINT "FollowUp_roomId_fkey" FOREIGN KEY ("roomId") REFERENCES "Room"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LateCopy" ADD CONSTRAINT "LateCopy_roomId_fkey" FOREIGN KEY ("roomId") REFERENCES "Room"("id") ON DELETE CASCADE ON UPDATE CASCADE;
