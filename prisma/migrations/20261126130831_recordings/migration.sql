-- AlterTable
ALTER TABLE "Instance" ADD COLUMN     "recordingDays" INTEGER;

-- AlterTable
ALTER TABLE "Interview" ADD COLUMN     "recordingDays" INTEGER,
ADD COLUMN     "recordingGoneAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "Room" ADD COLUMN     "branchOf" TEXT,
ADD COLUMN     "importedAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "Recording" (
    "roomId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "finalSeq" BIGINT NOT NULL,
    "packedAt" TIMESTAMPTZ(3) NOT NULL,
    "head" JSONB NOT NULL,
    "presence" BYTEA,
    "logGoneAt" TIMESTAMPTZ(3),

    CONSTRAINT "Recording_pkey" PRIMARY KEY ("roomId")
);

-- CreateTable
CREATE TABLE "RecordingPart" (
    "roomId" TEXT NOT NULL,
    "index" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "RecordingPart_pkey" PRIMARY KEY ("roomId","index")
);

-- CreateTable
CREATE TABLE "PresenceSample" (
    "id" BIGSERIAL NOT NULL,
    "roomId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "PresenceSample_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "PresenceSample_roomId_id_idx" ON "PresenceSample"("roomId", "id");

-- AddForeignKey
ALTER TABLE "Recording" ADD CONSTRAINT "Recording_roomId_fkey" FOREIGN KEY ("roomId") REFERENCES "Room"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RecordingPart" ADD CONSTRAINT "RecordingPart_roomId_fkey" FOREIGN KEY ("roomId") REFERENCES "Room"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PresenceSample" ADD CONSTRAINT "PresenceSample_roomId_fkey" FOREIGN KEY ("roomId") REFERENCES "Room"("id") ON DELETE CASCADE ON UPDATE CASCADE;
