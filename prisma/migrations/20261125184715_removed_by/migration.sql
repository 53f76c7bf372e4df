-- AlterTable
ALTER TABLE "Participant" ADD COLUMN     "removedBy" TEXT;
