-- AlterTable
ALTER TABLE "CheckTick" DROP CONSTRAINT "CheckTick_pkey",
ADD COLUMN     "isShared" BOOLEAN NOT NULL DEFAULT false,
ADD CONSTRAINT "CheckTick_pkey" PRIMARY KEY ("roomId", "participantId", "stage", "check", "isShared");
