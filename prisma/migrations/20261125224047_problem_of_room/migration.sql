-- AlterTable
ALTER TABLE "Room" ADD COLUMN     "problemId" TEXT;

-- CreateIndex
CREATE INDEX "Room_problemId_idx" ON "Room"("problemId");
