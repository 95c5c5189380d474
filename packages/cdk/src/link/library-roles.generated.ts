// Written by scripts/library-roles.mjs from aws-cdk-lib 2.276.0.

/** By the class of a construct, where in it the roles and policies are that it may make. */
export const LIBRARY_ROLES: Readonly<
  Record<string, { readonly roles: readonly string[]; readonly policies: readonly string[] }>
> = {
  "aws-apigateway.LambdaAuthorizer": { roles: [], policies: ["authorizerInvokePolicy"] },
  "aws-apigateway.LambdaRestApi": { roles: ["CloudWatchRole"], policies: ["CloudWatchRole/DefaultPolicy"] },
  "aws-apigateway.RequestAuthorizer": { roles: [], policies: ["authorizerInvokePolicy"] },
  "aws-apigateway.RestApi": { roles: ["CloudWatchRole"], policies: ["CloudWatchRole/DefaultPolicy"] },
  "aws-apigateway.RestApiBase": { roles: ["CloudWatchRole"], policies: ["CloudWatchRole/DefaultPolicy"] },
  "aws-apigateway.SpecRestApi": { roles: ["CloudWatchRole"], policies: ["CloudWatchRole/DefaultPolicy"] },
  "aws-apigateway.TokenAuthorizer": { roles: [], policies: ["authorizerInvokePolicy"] },
  "aws-appconfig.SourcedConfiguration": { roles: ["Role"], policies: ["Role/DefaultPolicy"] },
  "aws-applicationautoscaling.BaseScalableAttribute": {
    roles: ["Target/Role"],
    policies: ["Target/Role/DefaultPolicy"],
  },
  "aws-applicationautoscaling.ScalableTarget": { roles: ["Role"], policies: ["Role/DefaultPolicy"] },
  "aws-appsync.AppSyncBackedDataSource": { roles: ["ServiceRole"], policies: ["ServiceRole/DefaultPolicy"] },
  "aws-appsync.AppSyncBaseDataSource": { roles: ["ServiceRole"], policies: ["ServiceRole/DefaultPolicy"] },
  "aws-appsync.AppSyncDynamoDbDataSource": {
    roles: ["ServiceRole"],
    policies: ["ServiceRole/DefaultPolicy"],
  },
  "aws-appsync.AppSyncEventBridgeDataSource": {
    roles: ["ServiceRole"],
    policies: ["ServiceRole/DefaultPolicy"],
  },
  "aws-appsync.AppSyncHttpDataSource": { roles: ["ServiceRole"], policies: ["ServiceRole/DefaultPolicy"] },
  "aws-appsync.AppSyncLambdaDataSource": { roles: ["ServiceRole"], policies: ["ServiceRole/DefaultPolicy"] },
  "aws-appsync.AppSyncOpenSearchDataSource": {
    roles: ["ServiceRole"],
    policies: ["ServiceRole/DefaultPolicy"],
  },
  "aws-appsync.AppSyncRdsDataSource": { roles: ["ServiceRole"], policies: ["ServiceRole/DefaultPolicy"] },
  "aws-appsync.BackedDataSource": { roles: ["ServiceRole"], policies: ["ServiceRole/DefaultPolicy"] },
  "aws-appsync.BaseDataSource": { roles: ["ServiceRole"], policies: ["ServiceRole/DefaultPolicy"] },
  "aws-appsync.DynamoDbDataSource": { roles: ["ServiceRole"], policies: ["ServiceRole/DefaultPolicy"] },
  "aws-appsync.ElasticsearchDataSource": { roles: ["ServiceRole"], policies: ["ServiceRole/DefaultPolicy"] },
  "aws-appsync.EventApi": { roles: ["ApiLogsRole"], policies: ["ApiLogsRole/DefaultPolicy"] },
  "aws-appsync.EventBridgeDataSource": { roles: ["ServiceRole"], policies: ["ServiceRole/DefaultPolicy"] },
  "aws-appsync.GraphqlApi": {
    roles: ["ApiLogsRole", "MergedApiExecutionRole"],
    policies: ["ApiLogsRole/DefaultPolicy", "MergedApiExecutionRole/DefaultPolicy"],
  },
  "aws-appsync.HttpDataSource": { roles: ["ServiceRole"], policies: ["ServiceRole/DefaultPolicy"] },
  "aws-appsync.LambdaDataSource": { roles: ["ServiceRole"], policies: ["ServiceRole/DefaultPolicy"] },
  "aws-appsync.NoneDataSource": { roles: ["ServiceRole"], policies: ["ServiceRole/DefaultPolicy"] },
  "aws-appsync.OpenSearchDataSource": { roles: ["ServiceRole"], policies: ["ServiceRole/DefaultPolicy"] },
  "aws-appsync.RdsDataSource": { roles: ["ServiceRole"], policies: ["ServiceRole/DefaultPolicy"] },
  "aws-autoscaling.AutoScalingGroup": { roles: ["InstanceRole"], policies: ["InstanceRole/DefaultPolicy"] },
  "aws-backup.BackupSelection": { roles: ["Role"], policies: ["Role/DefaultPolicy"] },
  "aws-batch.EcsContainerDefinitionBase": { roles: ["JobRole"], policies: ["JobRole/DefaultPolicy"] },
  "aws-batch.EcsEc2ContainerDefinition": { roles: ["JobRole"], policies: ["JobRole/DefaultPolicy"] },
  "aws-batch.EcsFargateContainerDefinition": { roles: ["JobRole"], policies: ["JobRole/DefaultPolicy"] },
  "aws-batch.UnmanagedComputeEnvironment": {
    roles: ["BatchServiceRole"],
    policies: ["BatchServiceRole/DefaultPolicy"],
  },
  "aws-bedrockagentcore.BrowserCustom": { roles: ["ServiceRole"], policies: ["ServiceRole/DefaultPolicy"] },
  "aws-bedrockagentcore.CodeInterpreterCustom": {
    roles: ["ServiceRole"],
    policies: ["ServiceRole/DefaultPolicy"],
  },
  "aws-bedrockagentcore.Gateway": {
    roles: ["ServiceRole", "UserPool/smsRole"],
    policies: ["ServiceRole/DefaultPolicy", "UserPool/smsRole/DefaultPolicy"],
  },
  "aws-bedrockagentcore.Memory": { roles: ["ServiceRole"], policies: ["ServiceRole/DefaultPolicy"] },
  "aws-bedrockagentcore.OnlineEvaluationConfig": {
    roles: ["ExecutionRole"],
    policies: ["ExecutionRole/DefaultPolicy"],
  },
  "aws-bedrockagentcore.Runtime": { roles: ["ExecutionRole"], policies: ["ExecutionRole/DefaultPolicy"] },
  "aws-chatbot.SlackChannelConfiguration": {
    roles: ["ConfigurationRole"],
    policies: ["ConfigurationRole/DefaultPolicy"],
  },
  "aws-cloudfront.CloudFrontWebDistribution": {
    roles: ["LoggingBucket/ReplicationRole"],
    policies: ["LoggingBucket/Notifications/HandlerPolicy", "LoggingBucket/ReplicationRole/DefaultPolicy"],
  },
  "aws-cloudfront.Distribution": {
    roles: ["LoggingBucket/ReplicationRole"],
    policies: ["LoggingBucket/Notifications/HandlerPolicy", "LoggingBucket/ReplicationRole/DefaultPolicy"],
  },
  "aws-cloudfront.EdgeFunction": { roles: ["Fn/ServiceRole"], policies: ["Fn/ServiceRole/DefaultPolicy"] },
  "aws-cloudtrail.Trail": {
    roles: ["LogsRole", "S3/ReplicationRole"],
    policies: [
      "LogsRole/DefaultPolicy",
      "S3/Notifications/HandlerPolicy",
      "S3/ReplicationRole/DefaultPolicy",
    ],
  },
  "aws-codebuild.Fleet": { roles: ["Role"], policies: ["Role/DefaultPolicy"] },
  "aws-codebuild.PipelineProject": {
    roles: ["BatchServiceRole", "Role"],
    policies: ["BatchServiceRole/DefaultPolicy", "PolicyDocument", "Role/DefaultPolicy"],
  },
  "aws-codebuild.Project": {
    roles: ["BatchServiceRole", "Role"],
    policies: ["BatchServiceRole/DefaultPolicy", "PolicyDocument", "Role/DefaultPolicy"],
  },
  "aws-codedeploy.CustomLambdaDeploymentConfig": {
    roles: [],
    policies: ["DeploymentConfig/CustomResourcePolicy"],
  },
  "aws-codepipeline.CrossRegionSupportConstruct": {
    roles: ["CrossRegionCodePipelineReplicationBucket/ReplicationRole"],
    policies: [
      "CrossRegionCodePipelineReplicationBucket/Notifications/HandlerPolicy",
      "CrossRegionCodePipelineReplicationBucket/ReplicationRole/DefaultPolicy",
    ],
  },
  "aws-codepipeline.CrossRegionSupportStack": {
    roles: ["Default/CrossRegionCodePipelineReplicationBucket/ReplicationRole"],
    policies: [
      "Default/CrossRegionCodePipelineReplicationBucket/Notifications/HandlerPolicy",
      "Default/CrossRegionCodePipelineReplicationBucket/ReplicationRole/DefaultPolicy",
    ],
  },
  "aws-codepipeline.Pipeline": {
    roles: ["ArtifactsBucket/ReplicationRole", "Role"],
    policies: [
      "ArtifactsBucket/Notifications/HandlerPolicy",
      "ArtifactsBucket/ReplicationRole/DefaultPolicy",
      "Role/DefaultPolicy",
    ],
  },
  "aws-cognito.UserPool": { roles: ["smsRole"], policies: ["smsRole/DefaultPolicy"] },
  "aws-cognito.UserPoolClient": {
    roles: [],
    policies: ["DescribeCognitoUserPoolClient/CustomResourcePolicy"],
  },
  "aws-cognito.UserPoolDomain": { roles: [], policies: ["CloudFrontDomainName/CustomResourcePolicy"] },
  "aws-config.CloudFormationStackDriftDetectionCheck": { roles: ["Role"], policies: ["Role/DefaultPolicy"] },
  "aws-dynamodb.ReplicaProvider": {
    roles: ["Provider/waiter-state-machine/Role"],
    policies: ["Provider/waiter-state-machine/Role/DefaultPolicy"],
  },
  "aws-dynamodb.ScalableTableAttribute": { roles: ["Target/Role"], policies: ["Target/Role/DefaultPolicy"] },
  "aws-dynamodb.SourceTableAttachedPolicy": { roles: [], policies: ["Resource"] },
  "aws-dynamodb.Table": {
    roles: ["ReadScaling/Target/Role", "WriteScaling/Target/Role"],
    policies: ["ReadScaling/Target/Role/DefaultPolicy", "WriteScaling/Target/Role/DefaultPolicy"],
  },
  "aws-ec2.BastionHostLinux": {
    roles: ["Resource/InstanceRole"],
    policies: ["Resource/InstanceRole/DefaultPolicy"],
  },
  "aws-ec2.Instance": { roles: ["InstanceRole"], policies: ["InstanceRole/DefaultPolicy"] },
  "aws-ecs-patterns.ApplicationLoadBalancedEc2Service": {
    roles: ["Service/TaskCount/Target/Role", "TaskDef/ExecutionRole", "TaskDef/TaskRole"],
    policies: ["TaskDef/ExecutionRole/DefaultPolicy", "TaskDef/TaskRole/DefaultPolicy"],
  },
  "aws-ecs-patterns.ApplicationLoadBalancedFargateService": {
    roles: ["Service/TaskCount/Target/Role", "TaskDef/ExecutionRole", "TaskDef/TaskRole"],
    policies: ["TaskDef/ExecutionRole/DefaultPolicy", "TaskDef/TaskRole/DefaultPolicy"],
  },
  "aws-ecs-patterns.ApplicationMultipleTargetGroupsEc2Service": {
    roles: ["Service/TaskCount/Target/Role", "TaskDef/ExecutionRole", "TaskDef/TaskRole"],
    policies: ["TaskDef/ExecutionRole/DefaultPolicy", "TaskDef/TaskRole/DefaultPolicy"],
  },
  "aws-ecs-patterns.ApplicationMultipleTargetGroupsFargateService": {
    roles: ["Service/TaskCount/Target/Role", "TaskDef/ExecutionRole", "TaskDef/TaskRole"],
    policies: ["TaskDef/ExecutionRole/DefaultPolicy", "TaskDef/TaskRole/DefaultPolicy"],
  },
  "aws-ecs-patterns.NetworkLoadBalancedEc2Service": {
    roles: ["Service/TaskCount/Target/Role", "TaskDef/ExecutionRole", "TaskDef/TaskRole"],
    policies: ["TaskDef/ExecutionRole/DefaultPolicy", "TaskDef/TaskRole/DefaultPolicy"],
  },
  "aws-ecs-patterns.NetworkLoadBalancedFargateService": {
    roles: ["Service/TaskCount/Target/Role", "TaskDef/ExecutionRole", "TaskDef/TaskRole"],
    policies: ["TaskDef/ExecutionRole/DefaultPolicy", "TaskDef/TaskRole/DefaultPolicy"],
  },
  "aws-ecs-patterns.NetworkMultipleTargetGroupsEc2Service": {
    roles: ["Service/TaskCount/Target/Role", "TaskDef/ExecutionRole", "TaskDef/TaskRole"],
    policies: ["TaskDef/ExecutionRole/DefaultPolicy", "TaskDef/TaskRole/DefaultPolicy"],
  },
  "aws-ecs-patterns.NetworkMultipleTargetGroupsFargateService": {
    roles: ["Service/TaskCount/Target/Role", "TaskDef/ExecutionRole", "TaskDef/TaskRole"],
    policies: ["TaskDef/ExecutionRole/DefaultPolicy", "TaskDef/TaskRole/DefaultPolicy"],
  },
  "aws-ecs-patterns.QueueProcessingEc2Service": {
    roles: [
      "QueueProcessingService/TaskCount/Target/Role",
      "QueueProcessingTaskDef/ExecutionRole",
      "QueueProcessingTaskDef/TaskRole",
    ],
    policies: [
      "QueueProcessingTaskDef/ExecutionRole/DefaultPolicy",
      "QueueProcessingTaskDef/TaskRole/DefaultPolicy",
    ],
  },
  "aws-ecs-patterns.QueueProcessingFargateService": {
    roles: [
      "QueueProcessingFargateService/TaskCount/Target/Role",
      "QueueProcessingTaskDef/ExecutionRole",
      "QueueProcessingTaskDef/TaskRole",
    ],
    policies: [
      "QueueProcessingTaskDef/ExecutionRole/DefaultPolicy",
      "QueueProcessingTaskDef/TaskRole/DefaultPolicy",
    ],
  },
  "aws-ecs-patterns.ScheduledEc2Task": {
    roles: ["ScheduledTaskDef/ExecutionRole", "ScheduledTaskDef/TaskRole"],
    policies: ["ScheduledTaskDef/ExecutionRole/DefaultPolicy", "ScheduledTaskDef/TaskRole/DefaultPolicy"],
  },
  "aws-ecs-patterns.ScheduledFargateTask": {
    roles: ["ScheduledTaskDef/ExecutionRole", "ScheduledTaskDef/TaskRole"],
    policies: ["ScheduledTaskDef/ExecutionRole/DefaultPolicy", "ScheduledTaskDef/TaskRole/DefaultPolicy"],
  },
  "aws-ecs.BaseService": {
    roles: ["TaskCount/Target/Role"],
    policies: ["TaskCount/Target/Role/DefaultPolicy"],
  },
  "aws-ecs.Ec2Service": {
    roles: ["TaskCount/Target/Role"],
    policies: ["TaskCount/Target/Role/DefaultPolicy"],
  },
  "aws-ecs.Ec2TaskDefinition": {
    roles: ["ExecutionRole", "TaskRole"],
    policies: ["ExecutionRole/DefaultPolicy", "TaskRole/DefaultPolicy"],
  },
  "aws-ecs.ExternalService": {
    roles: ["TaskCount/Target/Role"],
    policies: ["TaskCount/Target/Role/DefaultPolicy"],
  },
  "aws-ecs.ExternalTaskDefinition": {
    roles: ["ExecutionRole", "TaskRole"],
    policies: ["ExecutionRole/DefaultPolicy", "TaskRole/DefaultPolicy"],
  },
  "aws-ecs.FargateService": {
    roles: ["TaskCount/Target/Role"],
    policies: ["TaskCount/Target/Role/DefaultPolicy"],
  },
  "aws-ecs.FargateTaskDefinition": {
    roles: ["ExecutionRole", "TaskRole"],
    policies: ["ExecutionRole/DefaultPolicy", "TaskRole/DefaultPolicy"],
  },
  "aws-ecs.InstanceDrainHook": {
    roles: ["Function/ServiceRole"],
    policies: ["Function/ServiceRole/DefaultPolicy"],
  },
  "aws-ecs.ManagedInstancesCapacityProvider": {
    roles: ["InstanceProfile/InstanceRole", "InstanceRole"],
    policies: ["InstanceProfile/InstanceRole/DefaultPolicy", "InstanceRole/DefaultPolicy"],
  },
  "aws-ecs.ScalableTaskCount": { roles: ["Target/Role"], policies: ["Target/Role/DefaultPolicy"] },
  "aws-ecs.ServiceManagedVolume": { roles: ["EBSRole"], policies: ["EBSRole/DefaultPolicy"] },
  "aws-ecs.TaskDefinition": {
    roles: ["ExecutionRole", "TaskRole"],
    policies: ["ExecutionRole/DefaultPolicy", "TaskRole/DefaultPolicy"],
  },
  "aws-eks-v2.AlbController": { roles: ["alb-sa/Role"], policies: ["alb-sa/Role/DefaultPolicy"] },
  "aws-eks-v2.Cluster": {
    roles: [
      "KubectlProvider/Handler/ServiceRole",
      "KubectlProvider/Provider/waiter-state-machine/Role",
      "Role",
    ],
    policies: ["KubectlProvider/Handler/ServiceRole/DefaultPolicy", "Role/DefaultPolicy"],
  },
  "aws-eks-v2.FargateCluster": {
    roles: [
      "KubectlProvider/Handler/ServiceRole",
      "KubectlProvider/Provider/waiter-state-machine/Role",
      "Role",
    ],
    policies: ["KubectlProvider/Handler/ServiceRole/DefaultPolicy", "Role/DefaultPolicy"],
  },
  "aws-eks-v2.FargateProfile": { roles: ["PodExecutionRole"], policies: ["PodExecutionRole/DefaultPolicy"] },
  "aws-eks-v2.KubectlProvider": {
    roles: ["Handler/ServiceRole", "Provider/waiter-state-machine/Role"],
    policies: ["Handler/ServiceRole/DefaultPolicy", "Provider/waiter-state-machine/Role/DefaultPolicy"],
  },
  "aws-eks-v2.Nodegroup": { roles: ["NodeGroupRole"], policies: ["NodeGroupRole/DefaultPolicy"] },
  "aws-eks-v2.ServiceAccount": { roles: ["Role"], policies: ["Role/DefaultPolicy"] },
  "aws-eks.AlbController": { roles: ["alb-sa/Role"], policies: ["alb-sa/Role/DefaultPolicy"] },
  "aws-eks.Cluster": {
    roles: ["KubectlHandlerRole", "Resource/CreationRole", "Role"],
    policies: [
      "KubectlHandlerRole/DefaultPolicy",
      "Resource/CreationRole/DefaultPolicy",
      "Role/DefaultPolicy",
    ],
  },
  "aws-eks.ClusterResource": { roles: ["CreationRole"], policies: ["CreationRole/DefaultPolicy"] },
  "aws-eks.ClusterResourceProvider": {
    roles: ["Provider/waiter-state-machine/Role"],
    policies: ["Provider/waiter-state-machine/Role/DefaultPolicy"],
  },
  "aws-eks.FargateCluster": {
    roles: ["KubectlHandlerRole", "Resource/CreationRole", "Role"],
    policies: [
      "KubectlHandlerRole/DefaultPolicy",
      "Resource/CreationRole/DefaultPolicy",
      "Role/DefaultPolicy",
    ],
  },
  "aws-eks.FargateProfile": { roles: ["PodExecutionRole"], policies: ["PodExecutionRole/DefaultPolicy"] },
  "aws-eks.KubectlProvider": {
    roles: ["Provider/waiter-state-machine/Role"],
    policies: ["Provider/waiter-state-machine/Role/DefaultPolicy"],
  },
  "aws-eks.Nodegroup": { roles: ["NodeGroupRole"], policies: ["NodeGroupRole/DefaultPolicy"] },
  "aws-eks.ServiceAccount": { roles: ["Role"], policies: ["Role/DefaultPolicy"] },
  "aws-elasticsearch.Domain": { roles: [], policies: ["ESAccessPolicy/CustomResourcePolicy"] },
  "aws-elasticsearch.ElasticsearchAccessPolicy": { roles: [], policies: ["CustomResourcePolicy"] },
  "aws-elasticsearch.LogGroupResourcePolicy": { roles: [], policies: ["CustomResourcePolicy"] },
  "aws-events-targets.LogGroupResourcePolicy": { roles: [], policies: ["CustomResourcePolicy"] },
  "aws-glue.PartitionIndexProvider": {
    roles: ["Provider/waiter-state-machine/Role"],
    policies: ["Provider/waiter-state-machine/Role/DefaultPolicy"],
  },
  "aws-glue.PySparkEtlJob": {
    roles: ["SparkUIBucket/ReplicationRole"],
    policies: ["SparkUIBucket/Notifications/HandlerPolicy", "SparkUIBucket/ReplicationRole/DefaultPolicy"],
  },
  "aws-glue.PySparkFlexEtlJob": {
    roles: ["SparkUIBucket/ReplicationRole"],
    policies: ["SparkUIBucket/Notifications/HandlerPolicy", "SparkUIBucket/ReplicationRole/DefaultPolicy"],
  },
  "aws-glue.PySparkStreamingJob": {
    roles: ["SparkUIBucket/ReplicationRole"],
    policies: ["SparkUIBucket/Notifications/HandlerPolicy", "SparkUIBucket/ReplicationRole/DefaultPolicy"],
  },
  "aws-glue.S3Table": {
    roles: ["Bucket/ReplicationRole"],
    policies: ["Bucket/Notifications/HandlerPolicy", "Bucket/ReplicationRole/DefaultPolicy"],
  },
  "aws-glue.ScalaSparkEtlJob": {
    roles: ["SparkUIBucket/ReplicationRole"],
    policies: ["SparkUIBucket/Notifications/HandlerPolicy", "SparkUIBucket/ReplicationRole/DefaultPolicy"],
  },
  "aws-glue.ScalaSparkFlexEtlJob": {
    roles: ["SparkUIBucket/ReplicationRole"],
    policies: ["SparkUIBucket/Notifications/HandlerPolicy", "SparkUIBucket/ReplicationRole/DefaultPolicy"],
  },
  "aws-glue.ScalaSparkStreamingJob": {
    roles: ["SparkUIBucket/ReplicationRole"],
    policies: ["SparkUIBucket/Notifications/HandlerPolicy", "SparkUIBucket/ReplicationRole/DefaultPolicy"],
  },
  "aws-glue.SparkJob": {
    roles: ["SparkUIBucket/ReplicationRole"],
    policies: ["SparkUIBucket/Notifications/HandlerPolicy", "SparkUIBucket/ReplicationRole/DefaultPolicy"],
  },
  "aws-iam.Group": { roles: [], policies: ["DefaultPolicy"] },
  "aws-iam.GroupBase": { roles: [], policies: ["DefaultPolicy"] },
  "aws-iam.InstanceProfile": { roles: ["InstanceRole"], policies: ["InstanceRole/DefaultPolicy"] },
  "aws-iam.LazyRole": { roles: ["Default"], policies: ["Default/DefaultPolicy"] },
  "aws-iam.Role": { roles: [], policies: ["DefaultPolicy"] },
  "aws-iam.User": { roles: [], policies: ["DefaultPolicy"] },
  "aws-kinesisfirehose.DeliveryStream": { roles: ["Service Role"], policies: ["Service Role/DefaultPolicy"] },
  "aws-lambda-nodejs.NodejsFunction": { roles: ["ServiceRole"], policies: ["ServiceRole/DefaultPolicy"] },
  "aws-lambda.Alias": {
    roles: ["AliasScaling/Target/Role"],
    policies: ["AliasScaling/Target/Role/DefaultPolicy"],
  },
  "aws-lambda.CapacityProvider": { roles: ["OperatorRole"], policies: ["OperatorRole/DefaultPolicy"] },
  "aws-lambda.DockerImageFunction": { roles: ["ServiceRole"], policies: ["ServiceRole/DefaultPolicy"] },
  "aws-lambda.Function": { roles: ["ServiceRole"], policies: ["ServiceRole/DefaultPolicy"] },
  "aws-lambda.NetworkConnector": { roles: ["OperatorRole"], policies: ["OperatorRole/DefaultPolicy"] },
  "aws-lambda.ScalableFunctionAttribute": { roles: ["Target/Role"], policies: ["Target/Role/DefaultPolicy"] },
  "aws-lambda.WebFunction": { roles: ["ServiceRole"], policies: ["ServiceRole/DefaultPolicy"] },
  "aws-logs.LogRetentionFunction": { roles: ["ServiceRole"], policies: ["ServiceRole/DefaultPolicy"] },
  "aws-opensearchservice.Domain": { roles: [], policies: ["AccessPolicy/CustomResourcePolicy"] },
  "aws-opensearchservice.LogGroupResourcePolicy": { roles: [], policies: ["CustomResourcePolicy"] },
  "aws-opensearchservice.OpenSearchAccessPolicy": { roles: [], policies: ["CustomResourcePolicy"] },
  "aws-rds.DatabaseCluster": {
    roles: ["MonitoringRole", "RDSClusterDirectoryServiceRole"],
    policies: ["MonitoringRole/DefaultPolicy", "RDSClusterDirectoryServiceRole/DefaultPolicy"],
  },
  "aws-rds.DatabaseClusterFromSnapshot": {
    roles: ["MonitoringRole", "RDSClusterDirectoryServiceRole"],
    policies: ["MonitoringRole/DefaultPolicy", "RDSClusterDirectoryServiceRole/DefaultPolicy"],
  },
  "aws-rds.DatabaseClusterNew": {
    roles: ["MonitoringRole", "RDSClusterDirectoryServiceRole"],
    policies: ["MonitoringRole/DefaultPolicy", "RDSClusterDirectoryServiceRole/DefaultPolicy"],
  },
  "aws-rds.DatabaseInstance": {
    roles: ["MonitoringRole", "RDSDirectoryServiceRole"],
    policies: ["MonitoringRole/DefaultPolicy", "RDSDirectoryServiceRole/DefaultPolicy"],
  },
  "aws-rds.DatabaseInstanceFromSnapshot": {
    roles: ["MonitoringRole", "RDSDirectoryServiceRole"],
    policies: ["MonitoringRole/DefaultPolicy", "RDSDirectoryServiceRole/DefaultPolicy"],
  },
  "aws-rds.DatabaseInstanceNew": {
    roles: ["MonitoringRole", "RDSDirectoryServiceRole"],
    policies: ["MonitoringRole/DefaultPolicy", "RDSDirectoryServiceRole/DefaultPolicy"],
  },
  "aws-rds.DatabaseInstanceReadReplica": {
    roles: ["MonitoringRole", "RDSDirectoryServiceRole"],
    policies: ["MonitoringRole/DefaultPolicy", "RDSDirectoryServiceRole/DefaultPolicy"],
  },
  "aws-rds.DatabaseInstanceSource": {
    roles: ["MonitoringRole", "RDSDirectoryServiceRole"],
    policies: ["MonitoringRole/DefaultPolicy", "RDSDirectoryServiceRole/DefaultPolicy"],
  },
  "aws-rds.DatabaseProxy": { roles: ["IAMRole"], policies: ["IAMRole/DefaultPolicy"] },
  "aws-route53-patterns.HttpsRedirect": {
    roles: ["RedirectBucket/ReplicationRole", "RedirectDistribution/LoggingBucket/ReplicationRole"],
    policies: [
      "RedirectBucket/Notifications/HandlerPolicy",
      "RedirectBucket/ReplicationRole/DefaultPolicy",
      "RedirectDistribution/LoggingBucket/Notifications/HandlerPolicy",
      "RedirectDistribution/LoggingBucket/ReplicationRole/DefaultPolicy",
    ],
  },
  "aws-route53.PublicHostedZone": {
    roles: ["CrossAccountZoneDelegationRole"],
    policies: ["CrossAccountZoneDelegationRole/DefaultPolicy"],
  },
  "aws-route53.VpcEndpointServiceDomainName": {
    roles: [],
    policies: [
      "EnableDns/CustomResourcePolicy",
      "GetNames/CustomResourcePolicy",
      "StartVerification/CustomResourcePolicy",
    ],
  },
  "aws-s3.Bucket": {
    roles: ["ReplicationRole"],
    policies: ["Notifications/HandlerPolicy", "ReplicationRole/DefaultPolicy"],
  },
  "aws-s3.BucketBase": { roles: [], policies: ["Notifications/HandlerPolicy"] },
  "aws-s3.BucketNotifications": { roles: [], policies: ["HandlerPolicy"] },
  "aws-s3.NotificationsResourceHandler": { roles: ["Role"], policies: ["Role/DefaultPolicy"] },
  "aws-s3.ReferencedBucket": { roles: [], policies: ["Notifications/HandlerPolicy"] },
  "aws-ses.ConfigurationSetEventDestination": {
    roles: ["FirehoseDeliveryStreamIamRole"],
    policies: ["FirehoseDeliveryStreamIamRole/DefaultPolicy"],
  },
  "aws-stepfunctions-tasks.BedrockCreateModelCustomizationJob": {
    roles: ["BedrockRole"],
    policies: ["BedrockRole/DefaultPolicy"],
  },
  "aws-stepfunctions-tasks.EmrContainersStartJobRun": {
    roles: [
      "CustomResourceProvider/waiter-state-machine/Role",
      "Job-Execution-Role",
      "Monitoring Bucket/ReplicationRole",
    ],
    policies: [
      "CustomResourceProvider/waiter-state-machine/Role/DefaultPolicy",
      "GetEksClusterInfo/CustomResourcePolicy",
      "Job-Execution-Role/DefaultPolicy",
      "Monitoring Bucket/Notifications/HandlerPolicy",
      "Monitoring Bucket/ReplicationRole/DefaultPolicy",
    ],
  },
  "aws-stepfunctions-tasks.EmrCreateCluster": {
    roles: ["AutoScalingRole", "InstanceRole", "ServiceRole"],
    policies: ["AutoScalingRole/DefaultPolicy", "InstanceRole/DefaultPolicy", "ServiceRole/DefaultPolicy"],
  },
  "aws-stepfunctions-tasks.SageMakerCreateModel": {
    roles: ["SagemakerRole"],
    policies: ["SagemakerRole/DefaultPolicy"],
  },
  "aws-stepfunctions-tasks.SageMakerCreateTrainingJob": {
    roles: ["SagemakerRole"],
    policies: ["SagemakerRole/DefaultPolicy"],
  },
  "aws-stepfunctions-tasks.SageMakerCreateTransformJob": {
    roles: ["SagemakerTransformRole"],
    policies: ["SagemakerTransformRole/DefaultPolicy"],
  },
  "aws-stepfunctions.StateMachine": { roles: ["Role"], policies: ["Role/DefaultPolicy"] },
  "aws-synthetics.Canary": {
    roles: ["ArtifactsBucket/ReplicationRole", "ServiceRole"],
    policies: [
      "ArtifactsBucket/Notifications/HandlerPolicy",
      "ArtifactsBucket/ReplicationRole/DefaultPolicy",
      "ServiceRole/DefaultPolicy",
    ],
  },
  "custom-resources.AwsCustomResource": { roles: [], policies: ["CustomResourcePolicy"] },
  "custom-resources.Provider": {
    roles: ["waiter-state-machine/Role"],
    policies: ["waiter-state-machine/Role/DefaultPolicy"],
  },
  "custom-resources.WaiterStateMachine": { roles: ["Role"], policies: ["Role/DefaultPolicy"] },
  "pipelines.ApplicationSecurityCheck": {
    roles: ["CDKSecurityCheck/BatchServiceRole", "CDKSecurityCheck/Role"],
    policies: [
      "CDKSecurityCheck/BatchServiceRole/DefaultPolicy",
      "CDKSecurityCheck/PolicyDocument",
      "CDKSecurityCheck/Role/DefaultPolicy",
    ],
  },
  "pipelines.AssetSingletonRole": { roles: [], policies: ["DefaultPolicy"] },
  "pipelines.CodePipeline": {
    roles: ["Pipeline/ArtifactsBucket/ReplicationRole", "Pipeline/Role"],
    policies: [
      "Pipeline/ArtifactsBucket/Notifications/HandlerPolicy",
      "Pipeline/ArtifactsBucket/ReplicationRole/DefaultPolicy",
      "Pipeline/Role/DefaultPolicy",
    ],
  },
  "triggers.TriggerFunction": { roles: ["ServiceRole"], policies: ["ServiceRole/DefaultPolicy"] },
};
