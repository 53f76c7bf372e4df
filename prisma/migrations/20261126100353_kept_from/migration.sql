-- AlterTable
ALTER TABLE "Room" ADD COLUMN     "keptFrom" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "PicturesLeft" (
    "roomId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PicturesLeft_pkey" PRIMARY KEY ("roomId")
);
