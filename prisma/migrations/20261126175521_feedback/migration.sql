-- AlterTable
ALTER TABLE "Scorecard" ADD COLUMN     "feedback" JSONB,
ADD COLUMN     "feedbackVersion" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "InterviewRating" (
    "roomId" TEXT NOT NULL,
    "participantId" TEXT NOT NULL,
    "answers" JSONB NOT NULL,
    "comment" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "InterviewRating_pkey" PRIMARY KEY ("roomId","participantId")
);

-- CreateTable
CREATE TABLE "Release" (
    "roomId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "participantId" TEXT,
    "reason" TEXT,
    "content" JSONB NOT NULL,

    CONSTRAINT "Release_pkey" PRIMARY KEY ("roomId","version")
);

-- CreateTable
CREATE TABLE "BoardPicture" (
    "roomId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "madeFor" TEXT NOT NULL,
    "imageId" TEXT NOT NULL,
    "smallId" TEXT NOT NULL,
    "mediaType" TEXT NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "byteSize" INTEGER NOT NULL,
    "madeAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "BoardPicture_pkey" PRIMARY KEY ("roomId","at","madeFor")
);

-- AddForeignKey
ALTER TABLE "InterviewRating" ADD CONSTRAINT "InterviewRating_roomId_fkey" FOREIGN KEY ("roomId") REFERENCES "Room"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "InterviewRating" ADD CONSTRAINT "InterviewRating_participantId_fkey" FOREIGN KEY ("participantId") REFERENCES "Participant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Release" ADD CONSTRAINT "Release_roomId_fkey" FOREIGN KEY ("roomId") REFERENCES "Room"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BoardPicture" ADD CONSTRAINT "BoardPicture_roomId_fkey" FOREIGN KEY ("roomId") REFERENCES "Room"("id") ON DELETE CASCADE ON UPDATE CASCADE;
