-- DropIndex
DROP INDEX "Scorecard_roomId_participantId_key";

-- CreateIndex
CREATE UNIQUE INDEX "Scorecard_roomId_participantId_isSelf_key" ON "Scorecard"("roomId", "participantId", "isSelf");
